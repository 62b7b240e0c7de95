import { isOneOf, isSymbol, isWord } from './cursor';
import type { Token } from './token';

/** A table of the catalogue, or one in memory, as a statement names it. */
export interface TableUse {
  readonly name: string;
  /** Where the name stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** `Deals#TEMP`: lives in memory. */
  readonly temporary: boolean;
}

/** A pair of parentheses, or the whole statement. */
interface Frame {
  /** Whether it is a SELECT: FROM in a function (TRIM, EXTRACT) names no table. */
  readonly isSelect: boolean;
  /** Whether a comma is followed by a table. */
  inFrom: boolean;
  /** Whether a table is due. */
  expects: boolean;
}

const selects = new Set(['SELECT', 'WITH', 'VALUES']);
const afterFrom = new Set(
  'WHERE GROUP HAVING ORDER LIMIT WINDOW UNION INTERSECT EXCEPT SELECT SET VALUES RETURNING ON USING'.split(
    ' ',
  ),
);

/**
 * The tables that a statement names after FROM, JOIN, INTO and UPDATE and behind commas of FROM, at
 * every depth, in their order; names made by WITH are left out.
 */
export function tablesIn(tokens: readonly Token[]): TableUse[] {
  const made = namesMade(tokens);
  const uses: TableUse[] = [];
  const frames: Frame[] = [{ isSelect: true, inFrom: false, expects: false }];
  tokens.forEach((token, index) => {
    const frame = frames.at(-1)!;
    if (isSymbol(token, '(')) {
      const isSelect = isOneOf(tokens[index + 1], selects);
      // FROM (Deals JOIN Persons ON ...): a table is due within the parentheses.
      const isGroup = frame.expects && !isSelect;
      frame.expects = false;
      frames.push({ isSelect: isSelect || isGroup, inFrom: isGroup, expects: isGroup });
    } else if (isSymbol(token, ')')) {
      if (frames.length > 1) frames.pop();
    } else if (frame.expects && isName(token)) {
      frame.expects = false;
      const use = tableAt(tokens, index);
      if (use && !made.has(use.name.toLowerCase())) uses.push(use);
    } else if (frame.isSelect && !isSymbol(tokens[index - 1], '.')) step(frame, tokens, index);
  });
  return uses;
}

function step(frame: Frame, tokens: readonly Token[], index: number): void {
  const token = tokens[index];
  if (isWord(token, 'FROM') && !isWord(tokens[index - 1], 'DISTINCT')) {
    frame.inFrom = true;
    frame.expects = true;
  } else if (isWord(token, 'JOIN')) frame.expects = true;
  else if (isWord(token, 'INTO') || isUpdate(tokens, index)) frame.expects = true;
  else if (isSymbol(token, ',')) frame.expects = frame.inFrom;
  // ON ends nothing: another table may follow behind a comma.
  else if (isOneOf(token, afterFrom) && !isWord(token, 'ON') && !isWord(token, 'USING'))
    frame.inFrom = false;
}

/** UPDATE as the verb of the statement. */
function isUpdate(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return isWord(tokens[index], 'UPDATE') && (before === undefined || isSymbol(before, ')'));
}

/** The table named here, maybe behind its schema; undefined for a function that makes rows. */
function tableAt(tokens: readonly Token[], index: number): TableUse | undefined {
  const first = tokens[index]!;
  let last = index;
  while (isSymbol(tokens[last + 1], '.') && isName(tokens[last + 2])) last += 2;
  const isInsert = isWord(tokens[index - 1], 'INTO');
  if (isSymbol(tokens[last + 1], '(') && !isInsert) return undefined;
  const { value: name, end } = tokens[last]!;
  return { name, start: first.start, end, temporary: /#TEMP$/i.test(name) };
}

/** Names of WITH: `name AS (SELECT`, `name (columns) AS MATERIALIZED (SELECT`. */
function namesMade(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  tokens.forEach((token, index) => {
    if (!isWord(token, 'AS')) return;
    let body = index + 1;
    if (isWord(tokens[body], 'NOT')) body++;
    if (isWord(tokens[body], 'MATERIALIZED')) body++;
    if (!isSymbol(tokens[body], '(') || !isOneOf(tokens[body + 1], selects)) return;
    let name = index - 1;
    if (isSymbol(tokens[name], ')')) while (name > 0 && !isSymbol(tokens[name--], '('));
    if (isName(tokens[name])) names.add(tokens[name]!.value.toLowerCase());
  });
  return names;
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'name';
}

/** Whether a statement puts rows of several tables together: by JOIN, or by commas in FROM. */
export function combinesTables(tokens: readonly Token[]): boolean {
  const starts = new Set(tablesIn(tokens).map(({ start }) => start));
  return tokens.some(
    (token, index) =>
      isWord(token, 'JOIN') || (isSymbol(token, ',') && starts.has(tokens[index + 1]?.start ?? -1)),
  );
}
