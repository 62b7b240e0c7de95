import { addValues } from '../database';
import type { Json, JsonObject } from '../json';
import type { Random } from './random';
import type { Seeding } from './seeding';

const kinds: readonly (readonly [string, string])[] = [
  ['Offer', 'pdf'],
  ['Angebot', 'pdf'],
  ['Layout hall 3', 'dwg'],
  ['Price list', 'xlsx'],
  ['Foto Baustelle', 'jpg'],
  ['見積書', 'pdf'],
  ['Order confirmation', 'docx'],
];
/** Share of the deals that have files; some products have a data sheet. */
const dealShare = 0.15;
const productShare = 0.5;

/** What a file that came with the company holds. */
export function fileText(name: string): string {
  return `${name}\n\nA file of Sandbox Industries.\n`;
}

interface Held {
  readonly links: JsonObject;
  readonly at: string;
  readonly user: Json;
}

function values(id: number, { links, at, user }: Held, random: Random): JsonObject {
  const [title, type] = random.pick(kinds);
  const name = `${title} ${random.int(1, 40)}.${type}`;
  return {
    id,
    user_id: user,
    deal_id: null,
    person_id: null,
    org_id: null,
    product_id: null,
    activity_id: null,
    lead_id: null,
    project_id: null,
    ...links,
    log_id: null,
    add_time: at,
    update_time: at,
    file_name: `${random.hash().slice(0, 12)}.${type}`,
    file_type: type === 'jpg' ? 'img' : type,
    file_size: new TextEncoder().encode(fileText(name)).length,
    active_flag: true,
    inline_flag: false,
    remote_location: 's3',
    remote_id: '',
    cid: '',
    s3_bucket: '',
    mail_message_id: '',
    mail_template_id: '',
    name,
    description: random.chance(0.2) ? 'As sent to the customer' : '',
  };
}

/** Files of deals and products, made when they are first asked for. */
export function seedFiles(seeding: Seeding): void {
  const { database } = seeding;
  const { deals, products, files } = database.collections;
  const time = (at: Json | undefined) => String(at).slice(0, 19).replace('T', ' ');
  const random = seeding.stream('files');
  const held: Held[] = [];
  for (const { id, values: deal } of deals.all()) {
    if (!random.chance(dealShare)) continue;
    const { person_id, org_id, owner_id, add_time } = deal;
    const links = { deal_id: id, person_id: person_id ?? null, org_id: org_id ?? null };
    held.push({ links, at: time(add_time), user: owner_id ?? null });
  }
  for (const { id, values: product } of products.all()) {
    if (!random.chance(productShare)) continue;
    const { owner_id, add_time } = product;
    held.push({ links: { product_id: id }, at: time(add_time), user: owner_id ?? null });
  }
  files.fillLater(() => {
    let id = 0;
    for (const of of held) {
      for (let count = random.int(1, 2); count > 0; count -= 1) {
        id += 1;
        addValues(database, 'files', values(id, of, random));
      }
    }
  });
}
