import type { FieldKind } from '../database';
import type { CustomFieldType } from '../field-book';

/** A custom field of the company as it is written down here. */
export interface CustomDefinition {
  readonly name: string;
  readonly type: CustomFieldType;
  readonly density: number;
  readonly options?: readonly string[];
  /** Options that records still name though the field has them no more. */
  readonly deleted?: readonly string[];
  /** Texts of `varchar` fields; `#` stands for a digit. */
  readonly texts?: readonly string[];
}

type Extra = Pick<CustomDefinition, 'options' | 'deleted' | 'texts'>;
const field = (
  name: string,
  type: CustomFieldType,
  density: number,
  extra: Extra = {},
): CustomDefinition => ({ name, type, density, ...extra });
const list = (text: string) => text.split(', ');
const texts = (...items: string[]): Extra => ({ texts: items });
const options = (text: string, deleted?: string): Extra => ({
  options: list(text),
  ...(deleted === undefined ? {} : { deleted: list(deleted) }),
});

const dealFields: readonly CustomDefinition[] = [
  field('Order number', 'varchar', 0.7, texts('SO-2025-#####', 'SO-2026-#####', '00#####')),
  field(
    'Customer reference',
    'varchar_auto',
    0.4,
    texts('Erweiterung Halle 3', 'Retrofit', 'Übernahme', 'Line 4'),
  ),
  field('Scope of work', 'text', 0.35),
  field('Weight (t)', 'double', 0.5),
  field('Service contract', 'monetary', 0.3),
  field('Site phone', 'phone', 0.3),
  field(
    'Lead channel',
    'enum',
    0.85,
    options('Trade fair, Website, Referral, Cold call, Partner', 'Fax, Telex'),
  ),
  field(
    'Product lines',
    'set',
    0.7,
    options('Conveyors, Robots, Packaging, Palletizers, Vision, Spare parts', 'Presses'),
  ),
  field('Solution engineer', 'user', 0.6),
  field('End customer', 'org', 0.25),
  field('Technical contact', 'people', 0.4),
  field('Offer valid until', 'date', 0.8),
  field('Installation period', 'daterange', 0.4),
  field('Daily call time', 'time', 0.15),
  field('Site access hours', 'timerange', 0.2),
  field('Installation site', 'address', 0.35),
  field(
    'Region',
    'enum',
    0.9,
    options('DACH, Nordics, Western Europe, Central Europe, Americas, Asia'),
  ),
  field('Region', 'varchar', 0.2, texts('Nord', 'Süd', 'Øst', 'West')),
  field(
    'Competitor',
    'enum',
    0.45,
    options('Nordmech, Krömer AG, Toyama Robotics, None known', 'Altwerk'),
  ),
  field(
    'Payment terms',
    'enum',
    0.75,
    options('14 days, 30 days, 60 days, 30/60/10, Letter of credit'),
  ),
  field('Incoterm', 'enum', 0.6, options('EXW, FCA, CIP, DAP, DDP')),
  field('Certificates', 'set', 0.3, options('CE, UL, CSA, ATEX, ISO 9001')),
  field('Margin (%)', 'double', 0.65),
  field('Discount (%)', 'double', 0.4),
  field('Engineering hours', 'double', 0.3),
  field('Freight cost', 'monetary', 0.2),
  field('Hardware share', 'monetary', 0.35),
  field('Kick-off date', 'date', 0.3),
  field('Factory acceptance', 'date', 0.2),
  field('Site acceptance', 'date', 0.15),
  field('Warranty until', 'date', 0.2),
  field('Next review', 'date', 0.25),
  field('Purchase order', 'varchar', 0.3, texts('PO ######', '=PO-####', '4500######')),
  field('Drawing number', 'varchar', 0.2, texts('D-####-A', 'D-####-B', '-####')),
  field('Serial numbers', 'varchar', 0.15, texts('SN0######', 'SN1######/SN1######')),
  field('Cost centre', 'varchar', 0.3, texts('####', '0###', '@####')),
  field('Plant', 'varchar', 0.25, texts('Plant #', 'Werk #', 'Usine n° #')),
  field('Voltage', 'enum', 0.3, options('230 V, 400 V, 480 V, 690 V')),
  field('Protection class', 'enum', 0.2, options('IP54, IP65, IP67')),
  field('Priority', 'enum', 0.5, options('A, B, C')),
  field('Budget status', 'enum', 0.4, options('Requested, Approved, Frozen, Unknown')),
  field('Decision process', 'enum', 0.25, options('Single person, Committee, Tender')),
  field('Special conditions', 'text', 0.1),
  field('Internal remarks', 'text', 0.15),
  field('Project manager', 'user', 0.35),
  field('Approved by', 'user', 0.2),
  field('Reseller', 'org', 0.12),
  field('Economic buyer', 'people', 0.2),
  field('Delivery address', 'address', 0.2),
  field('Delivery window', 'daterange', 0.15),
  field('Cycle time (s)', 'double', 0.15),
  field(
    'Language of manuals',
    'set',
    0.25,
    options('English, German, French, Finnish, Polish, 日本語'),
  ),
  field('Training days', 'double', 0.15),
];

const personFields: readonly CustomDefinition[] = [
  field(
    'Role in projects',
    'enum',
    0.6,
    options('User, Influencer, Buyer, Decision maker', 'Observer'),
  ),
  field('Interests', 'set', 0.35, options('Robotics, Vision, Sustainability, Safety')),
  field('Preferred language', 'enum', 0.7, options('English, German, French, Suomi, 日本語')),
  field('Best time to call', 'timerange', 0.2),
  field('Assistant', 'people', 0.1),
  field('Direct line', 'phone', 0.3),
  field(
    'Met at',
    'varchar',
    0.25,
    texts('Hannover Messe 202#', 'Automatica 202#', 'Tallinn visit'),
  ),
  field('Newsletter since', 'date', 0.3),
];

const organizationFields: readonly CustomDefinition[] = [
  field('Customer number', 'varchar', 0.8, texts('K-#####', '00####')),
  field('Account tier', 'enum', 0.75, options('A, B, C', 'D')),
  field('Certifications held', 'set', 0.3, options('ISO 9001, ISO 14001, ISO 45001')),
  field('Credit limit', 'monetary', 0.5),
  field('Account manager', 'user', 0.8),
  field('Parent company', 'org', 0.15),
  field('Framework agreement', 'daterange', 0.2),
  field('Invoice address', 'address', 0.3),
  field('Switchboard', 'phone', 0.5),
  field('Goods-in hours', 'timerange', 0.2),
  field('About', 'text', 0.3),
];

const productFields: readonly CustomDefinition[] = [
  field('Lead time (days)', 'double', 0.8),
  field('Successor available', 'enum', 0.3, options('Yes, No')),
  field('Approvals', 'set', 0.4, options('CE, UL, CSA')),
  field('Customs tariff number', 'varchar', 0.7, texts('8428####', '8479####')),
  field('List price update', 'date', 0.5),
  field('Packaging cost', 'monetary', 0.3),
];

const projectFields: readonly CustomDefinition[] = [
  field('Site manager', 'varchar', 0.6, texts('Jörg Strauß', 'Päivi Korhonen', 'N. N.')),
  field('Hours planned', 'double', 0.7),
  field('Handover', 'date', 0.5),
  field('Site', 'enum', 0.6, options('Hall 1, Hall 2, Customer site')),
];

/** The custom fields of the generated company. Two deal fields share one name: names are not unique. */
export const customDefinitions: Readonly<Record<FieldKind, readonly CustomDefinition[]>> = {
  deal: dealFields,
  person: personFields,
  organization: organizationFields,
  product: productFields,
  activity: [],
  note: [],
  project: projectFields,
};
