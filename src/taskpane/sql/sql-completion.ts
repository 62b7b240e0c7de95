import { isSymbol } from '../../query/sql/cursor';
import { writtenName } from '../../query/sql/name';
import { tablesIn } from '../../query/sql/table-use';
import type { Token } from '../../query/sql/token';
import { namedTables, ownerOf, type NamedTable } from './named-tables';
import { readableTokens } from './readable-tokens';
import { bareFunctions, functionNames, isKeyword, keywords } from './sql-words';

/** A name to complete, with a word for what it is. */
export interface NamedItem {
  readonly name: string;
  readonly detail?: string;
}

/** What the editor offers to complete. */
export interface SqlNames {
  readonly tables: readonly NamedItem[];
  /** By the name of the table as the text writes it, in lower case. */
  readonly columns: ReadonlyMap<string, readonly NamedItem[]>;
}

export interface Proposal {
  readonly label: string;
  readonly detail?: string;
  /** What is written: names that need brackets are in them. */
  readonly insert: string;
  /** Where the cursor goes, counted from the end of what is written. */
  readonly back?: number;
}

/** Proposals for the piece of the text from `from` to `to`, best first. */
export interface Proposals {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Proposal[];
}

/**
 * What can be written at a place of a text: tables behind FROM and JOIN, columns of the tables that the
 * text names, functions, keywords. Undefined inside texts and comments and, unless it was `asked` for,
 * where nothing has been typed or the word is complete.
 */
export function proposals(
  sql: string,
  at: number,
  names: SqlNames,
  asked: boolean,
): Proposals | undefined {
  const piece = pieceAt(sql, at);
  if (!piece) return undefined;
  const { typed, before, from, to } = piece;
  const isMember = isSymbol(before.at(-1), '.');
  if (!asked && !isMember && typed === '') return undefined;
  const all = choices(sql, piece, names);
  const wanted = typed.toLowerCase();
  if (!asked && all.some(({ label }) => label.toLowerCase() === wanted)) return undefined;
  const options = all
    .flatMap((option) => {
      const rank = matchOf(option.label, wanted);
      return rank === undefined ? [] : [{ option, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ option }) => option);
  return options.length > 0 ? { from, to, options } : undefined;
}

/** The columns of one table, in place of a piece of the text. */
export function columnProposals(
  table: string,
  place: { readonly from: number; readonly to: number },
  { columns }: SqlNames,
): Proposals | undefined {
  const options = columns.get(table.toLowerCase())?.map(nameProposal);
  return options && options.length > 0 ? { ...place, options } : undefined;
}

/** The word or the quoted name that is being written. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
  readonly before: readonly Token[];
}

function pieceAt(sql: string, at: number): Piece | undefined {
  const text = sql.slice(0, at);
  const { tokens, open } = readableTokens(text);
  if (open !== undefined) {
    if (sql[open] !== '[' && sql[open] !== '"') return undefined;
    const close = sql[open] === '[' ? ']' : '"';
    const before = tokens.filter(({ end }) => end <= open);
    return { from: open, to: sql[at] === close ? at + 1 : at, typed: text.slice(open + 1), before };
  }
  const last = tokens.at(-1);
  if (/--[^\n]*$/.test(text.slice(last?.end ?? 0))) return undefined;
  if (last?.end !== at || last.kind === 'symbol')
    return { from: at, to: at, typed: '', before: tokens };
  if (last.kind !== 'word') return undefined;
  return { from: last.start, to: at, typed: last.value, before: tokens.slice(0, -1) };
}

function choices(sql: string, { before, from }: Piece, names: SqlNames): readonly Proposal[] {
  const last = before.at(-1);
  const tables = namedTables(readableTokens(sql).tokens);
  if (isSymbol(last, '.')) {
    const owner = ownerOf(before.at(-2)?.value ?? '', tables);
    return (owner && names.columns.get(owner.name.toLowerCase())?.map(nameProposal)) ?? [];
  }
  const word: Token = { kind: 'word', raw: '_', value: '_', start: from, end: from };
  const isTableDue = tablesIn([...before, word]).some(({ start }) => start === from);
  if (isTableDue) return names.tables.map(nameProposal);
  if (!last || isSymbol(last, ';')) return keywordProposals;
  const endsValue =
    isSymbol(last, ')') ||
    (last.kind !== 'symbol' && !(last.kind === 'word' && isKeyword(last.value)));
  if (endsValue) return keywordProposals;
  return [...columnsOf(tables, names), ...functionProposals, ...keywordProposals];
}

/** Columns of all tables; a name that several of them have is written with its table. */
function columnsOf(tables: readonly NamedTable[], { columns }: SqlNames): Proposal[] {
  const all = tables.flatMap(({ name, alias }) =>
    (columns.get(name.toLowerCase()) ?? []).map((column) => ({ column, owner: alias ?? name })),
  );
  const counts = new Map<string, number>();
  for (const { column } of all) counts.set(column.name, (counts.get(column.name) ?? 0) + 1);
  return all.map(({ column, owner }) => {
    const proposal = nameProposal(column);
    if (counts.get(column.name) === 1) return proposal;
    return { ...proposal, detail: owner, insert: `${writtenName(owner)}.${proposal.insert}` };
  });
}

function nameProposal({ name, detail }: NamedItem): Proposal {
  return { label: name, insert: writtenName(name), ...(detail ? { detail } : {}) };
}

const functionProposals: readonly Proposal[] = functionNames
  .split(' ')
  .map((name) =>
    bareFunctions.has(name)
      ? { label: name, insert: name }
      : { label: name, insert: `${name}()`, back: 1, detail: 'function' },
  );

const keywordProposals: readonly Proposal[] = keywords
  .split(' ')
  .map((word) => word.toUpperCase())
  .map((word) => ({ label: word, insert: word }));

/** How well a name fits what was typed: from its start, from one of its words, somewhere; or not. */
function matchOf(label: string, wanted: string): number | undefined {
  const at = label.toLowerCase().indexOf(wanted);
  if (at < 0) return undefined;
  if (at === 0) return 0;
  const isWordStart = /[\s_:(]/.test(label[at - 1]!) || /\p{Lu}/u.test(label[at]!);
  return isWordStart ? 1 : 2;
}
