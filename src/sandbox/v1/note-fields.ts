import type { Property } from '../entity';

type Described = Pick<Property, 'label' | 'type' | 'options'>;

const pinned = (what: string): Described => ({
  label: `Note is pinned to ${what}`,
  type: 'enum',
  options: [
    { id: 1, label: 'Yes' },
    { id: 0, label: 'No' },
  ],
});

/** What `GET /v1/noteFields` lists. */
export const noteProperties: Readonly<Record<string, Described>> = {
  id: { label: 'ID', type: 'int' },
  content: { label: 'Content', type: 'text' },
  add_time: { label: 'Add time', type: 'date' },
  update_time: { label: 'Update time', type: 'date' },
  user_id: { label: 'Author', type: 'user' },
  deal_id: { label: 'Deal', type: 'deal' },
  person_id: { label: 'Person', type: 'people' },
  org_id: { label: 'Organization', type: 'org' },
  lead_id: { label: 'Lead', type: 'lead' },
  pinned_to_deal_flag: pinned('deal'),
  pinned_to_person_flag: pinned('person'),
  pinned_to_organization_flag: pinned('organization'),
  pinned_to_lead_flag: pinned('lead'),
};
