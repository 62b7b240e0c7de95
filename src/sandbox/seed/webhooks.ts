import { company } from '../company';
import { addValues } from '../database';
import { day, preciseInstant } from '../time';
import { anchor } from './context';
import type { Seeding } from './seeding';

const subscriptions: readonly (readonly [name: string, action: string, object: string])[] = [
  ['ERP: new orders', 'change', 'deal'],
  ['Mailing list', 'create', 'person'],
  ['Data warehouse', '*', '*'],
];

export function seedWebhooks({ database, users }: Seeding): void {
  const user = users.active[1] ?? null;
  subscriptions.forEach(([name, action, object], index) => {
    addValues(database, 'webhooks', {
      id: index + 1,
      company_id: company.company_id,
      owner_id: user,
      user_id: user,
      event_action: action,
      event_object: object,
      subscription_url: `https://hooks.sandbox.example/${object === '*' ? 'all' : object}`,
      version: '2.0',
      is_active: index === 1 ? 0 : 1,
      add_time: preciseInstant(anchor - (300 - index * 40) * day),
      remove_time: null,
      type: 'general',
      http_auth_user: null,
      http_auth_password: null,
      remove_reason: null,
      last_delivery_time: index === 1 ? null : preciseInstant(anchor - index * day),
      last_http_status: index === 1 ? null : 200,
      admin_id: user,
      name,
    });
  });
}
