import { canonicalProperties, propertyValue, type ProfileField } from '../../connection/profile';
import { properties, propertyEntry, type PropertyEntry } from '../../connection/property';
import { Button } from '../controls/button';
import { Field, TextInput } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';
import { AdvancedProperties } from './advanced-properties';
import { shownValue } from './draft';
import type { Form } from './form';
import { FormOutcome } from './form-outcome';
import { PropertyField, propertyId } from './property-field';
import { StringField } from './string-field';

const nameId = 'connection-name';
const fieldId = (field: ProfileField) => (field === 'Name' ? nameId : propertyId(field));

/** Said under Auth Scheme while the other choice cannot be made. */
const schemeHint = 'Sign-in with OAuth is not available yet.';

/** The form of a connection: properties, connection string, test and save. */
export function ConnectionForm({ form }: { form: Form }) {
  const { connections, question } = usePane();
  const draft = form.draft.value;
  const errors = form.errors.value;
  const title = form.original.id === '' ? 'New connection' : 'Edit connection';
  const scheme = propertyValue(canonicalProperties(draft.properties), 'AuthScheme');
  const groups = scheme === 'OAuth' ? ['common', 'oauth'] : ['common'];
  const shown = properties.filter(({ group }) => groups.includes(group));

  const close = (focus: string) => {
    connections.closeForm();
    focusSoon(focus);
  };
  const opener = form.original.id === '' ? 'new-connection' : `actions-${form.original.id}`;
  const leave = () => {
    if (form.testState.value.kind === 'running') return form.stopTest();
    if (!form.changed.value) return close(opener);
    question.value = {
      title: 'Discard what you entered?',
      text: 'The connection was not saved. What you entered here is lost when you leave.',
      action: 'Discard',
      cancel: 'Keep Editing',
      onAction: () => close(opener),
    };
  };
  const showInvalid = (field: ProfileField) => {
    if (propertyGroup(field) === 'advanced') form.advancedOpen.value = true;
    focusSoon(fieldId(field));
  };
  const save = async () => {
    const outcome = await form.save();
    if (!outcome) return;
    if ('invalid' in outcome) return showInvalid(outcome.invalid);
    close(`actions-${outcome.saved.id}`);
  };
  const test = async () => {
    const outcome = await form.test();
    if (outcome) showInvalid(outcome.invalid);
  };

  const field = (entry: PropertyEntry) => (
    <PropertyField
      key={entry.name}
      entry={entry}
      value={shownValue(draft, entry)}
      error={errors.get(entry.name)}
      hint={entry.name === 'AuthScheme' ? schemeHint : undefined}
      compact={entry.group === 'advanced'}
      disabledChoices={entry.name === 'AuthScheme' ? ['OAuth'] : []}
      onInput={(value) => form.setValue(entry.name, value)}
      onLeave={() => form.leave(entry.name)}
    />
  );

  return (
    <View
      label="Connections"
      onEscape={leave}
      onSubmit={() => void save()}
      top={<SubViewHead title={title} backLabel="Back to connections" onBack={leave} />}
      foot={
        <>
          <FormOutcome form={form} />
          <div class="actions">
            <Button look="primary" onClick={() => void save()}>
              Save Connection
            </Button>
            <Button onClick={() => void test()}>Test Connection</Button>
            <Button look="subtle" onClick={leave}>
              Cancel
            </Button>
          </div>
        </>
      }
    >
      <div class="stack">
        <Field id={nameId} label="Connection Name" error={errors.get('Name')}>
          {(links) => (
            <TextInput
              {...links}
              value={draft.name}
              onInput={form.setName}
              onBlur={() => form.leave('Name')}
            />
          )}
        </Field>
        {shown.map(field)}
        <StringField form={form} />
        <AdvancedProperties form={form}>{field}</AdvancedProperties>
      </div>
    </View>
  );
}

const propertyGroup = (field: ProfileField) =>
  field === 'Name' ? undefined : propertyEntry(field).group;
