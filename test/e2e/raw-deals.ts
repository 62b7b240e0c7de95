/**
 * What a sheet of deals must hold, read from the sandbox's raw answers and from Pipedrive's documents,
 * without a line of the client that is under test.
 */

type Json = Record<string, unknown>;
type Cell = string | number | boolean;

interface Field {
  readonly field_name: string;
  readonly field_code: string;
  readonly field_type: string;
  readonly is_custom_field: boolean;
  readonly options: readonly { readonly id: number | string; readonly label: string }[] | null;
}

export interface RawDeals {
  readonly rows: readonly Json[];
  /** The expected cell under a header of the sheet. Throws for a header it does not know. */
  cell(row: Json, header: string): Cell;
}

/** Members that Pipedrive sends only when asked (`include_fields` of GET /api/v2/deals). */
const extraFields = [
  'next_activity_id',
  'last_activity_id',
  'first_won_time',
  'products_count',
  'files_count',
  'notes_count',
  'followers_count',
  'email_messages_count',
  'activities_count',
  'done_activities_count',
  'undone_activities_count',
  'participants_count',
  'last_incoming_mail_time',
  'last_outgoing_mail_time',
  'smart_bcc_email',
  'source_lead_id',
];

/** Members of composite values and how their columns are called after the field's name. */
const parts = {
  currency: 'currency',
  until: 'until',
  'time zone': 'timezone_name',
  'house number': 'street_number',
  street: 'route',
  apartment: 'subpremise',
  district: 'sublocality',
  city: 'locality',
  state: 'admin_area_level_1',
  county: 'admin_area_level_2',
  country: 'country',
  'postal code': 'postal_code',
  formatted: 'formatted_address',
};

const token = { headers: { 'x-api-token': 'sandbox-token' } };

async function pages(url: string, path: string): Promise<Json[]> {
  const rows: Json[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const join = path.includes('?') ? '&' : '?';
    const answer = await fetch(`${url}/api/v2/${path}${join}limit=500${query}`, token);
    const body = (await answer.json()) as {
      data: Json[];
      additional_data?: { next_cursor?: string | null };
    };
    rows.push(...body.data);
    cursor = body.additional_data?.next_cursor ?? null;
  } while (cursor);
  return rows;
}

/** A linked row that is deleted keeps its id as its name. */
const named = (all: ReadonlyMap<unknown, unknown>, id: unknown) =>
  id == null ? null : (all.get(id) ?? String(id));

const names = (rows: readonly Json[]) => new Map(rows.map((row) => [row['id'], row['name']]));

export async function rawDeals(url: string, zone: string): Promise<RawDeals> {
  const [rows, fields, stages, pipelines, persons, organizations, users] = await Promise.all([
    pages(url, `deals?include_fields=${extraFields.join()}`),
    pages(url, 'dealFields') as Promise<unknown> as Promise<Field[]>,
    pages(url, 'stages').then(names),
    pages(url, 'pipelines').then(names),
    pages(url, 'persons').then(names),
    pages(url, 'organizations').then(names),
    fetch(`${url}/v1/users`, token)
      .then((answer) => answer.json() as Promise<{ data: Json[] }>)
      .then(({ data }) => names(data)),
  ]);
  const custom = customColumns(fields, { users, people: persons, org: organizations });
  const option = (code: string, id: unknown) =>
    id == null
      ? null
      : (fields
          .find((field) => field.field_code === code)
          ?.options?.find((one) => String(one.id) === String(id))?.label ?? String(id));
  const list = (ids: readonly unknown[]) => (ids.length === 0 ? null : ids.join(', '));
  const linked: Record<string, (row: Json) => unknown> = {
    Stage: (row) => stages.get(row['stage_id']),
    Pipeline: (row) => pipelines.get(row['pipeline_id']),
    Owner: (row) => users.get(row['owner_id']),
    Creator: (row) => users.get(row['creator_user_id']) ?? String(row['creator_user_id']),
    LabelIds: (row) => list(row['label_ids'] as number[]),
    Labels: (row) => list((row['label_ids'] as number[]).map((id) => option('label_ids', id))),
    Visibility: (row) => option('visible_to', row['visible_to']),
    Person: (row) => named(persons, row['person_id']),
    Organization: (row) => named(organizations, row['org_id']),
    ChannelName: (row) => option('channel', row['channel']),
  };
  return {
    rows,
    cell: (row, header) => {
      const special = linked[header] ?? custom.get(header);
      const key = header.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();
      if (!special && !(key in row)) throw new Error(`No raw value is known for ${header}`);
      return asCell(special ? special(row) : row[key], zone);
    },
  };
}

/** Readers of custom fields by column name; parts of a value have columns of their own. */
function customColumns(
  fields: readonly Field[],
  linked: Readonly<Record<'users' | 'people' | 'org', ReadonlyMap<unknown, unknown>>>,
): Map<string, (row: Json) => unknown> {
  const readers = new Map<string, (row: Json) => unknown>();
  for (const field of fields.filter(({ is_custom_field }) => is_custom_field)) {
    const { field_code: code, field_name: wanted } = field;
    const name = readers.has(wanted) ? `${wanted} (2)` : wanted;
    const labels = new Map(field.options?.map(({ id, label }) => [String(id), label]));
    const label = (id: unknown) => labels.get(String(id)) ?? String(id);
    const shapes: Record<string, (value: never) => unknown> = {
      enum: label,
      set: (ids: unknown[]) => ids.map(label).join(', '),
      monetary: (money: Json) => money['value'],
      daterange: (range: Json) => range['value'],
      address: (address: Json) => address['value'],
      user: (id: unknown) => linked.users.get(id) ?? id,
      time: (time: Json) => time['value'],
      timerange: (range: Json) => range['value'],
    };
    const value = (row: Json) => (row['custom_fields'] as Json)[code];
    const shape = shapes[field.field_type];
    readers.set(name, (row) => {
      const raw = value(row);
      return raw == null ? null : shape ? shape(raw as never) : raw;
    });
    const { field_type: type } = field;
    if (type === 'people' || type === 'org')
      readers.set(`${name} name`, (row) => named(linked[type], value(row)));
    for (const [suffix, member] of Object.entries(parts))
      readers.set(`${name} ${suffix}`, (row) => (value(row) as Json | null)?.[member]);
  }
  return readers;
}

/** Excel's own reading of a JSON value: dates and times as serial numbers, null as an empty cell. */
function asCell(value: unknown, zone: string): Cell {
  if (value == null) return '';
  if (typeof value !== 'string') return value as Cell;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) {
    const local = new Date(value).toLocaleString('sv-SE', { timeZone: zone });
    return serial(`${local.replace(' ', 'T')}Z`);
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return serial(`${value}T00:00:00Z`);
  if (/^\d\d:\d\d:\d\d$/.test(value)) return serial(`1899-12-30T${value}Z`);
  return value;
}

const serial = (iso: string) => (Date.parse(iso) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000;
