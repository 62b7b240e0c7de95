import { Cursor, isOneOf, isSymbol } from './cursor';
import { parametersIn, type StatementParameter } from './parameter';
import { readDeleted, readExec, type DeletedStatement, type ExecStatement } from './statement-call';
import { readWrite, type WriteStatement } from './statement-write';
import { tablesIn, type TableUse } from './table-use';
import { syntaxError, tokenize, type Token } from './token';

/** What all statements have. */
export interface StatementText {
  /** The whole script: places count from its beginning. */
  readonly sql: string;
  /** Those of this statement alone, without its semicolon. */
  readonly tokens: readonly Token[];
  readonly tables: readonly TableUse[];
  readonly parameters: readonly StatementParameter[];
}

/** SELECT, WITH or VALUES: gives rows and changes nothing. */
export interface SelectStatement extends StatementText {
  readonly kind: 'select';
}

export type Statement = SelectStatement | WriteStatement | ExecStatement | DeletedStatement;

type Read = (cursor: Cursor, text: StatementText) => Statement;

const select: Read = (_cursor, text) => ({ kind: 'select', ...text });

/** How a statement goes on, by its first word. */
const readers: Readonly<Record<string, Read>> = {
  SELECT: select,
  VALUES: select,
  INSERT: readWrite,
  UPDATE: readWrite,
  DELETE: readWrite,
  UPSERT: readWrite,
  EXEC: readExec,
  EXECUTE: readExec,
  GETDELETED: readDeleted,
};
const verbs = 'SELECT, WITH, INSERT, UPDATE, DELETE, UPSERT, EXEC or GETDELETED';

/**
 * The statements of a script, separated by semicolons. Throws `sql-syntax`. A SELECT is only looked at
 * from outside: whether it can run, the engine says.
 */
export function readScript(sql: string): Statement[] {
  return statementTokens(tokenize(sql)).map((tokens) => readStatement(sql, tokens));
}

function statementTokens(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [[]];
  for (const token of tokens)
    if (isSymbol(token, ';')) statements.push([]);
    else statements.at(-1)!.push(token);
  return statements.filter((statement) => statement.length > 0);
}

function readStatement(sql: string, tokens: readonly Token[]): Statement {
  checkParentheses(sql, tokens);
  const text = { sql, tokens, tables: tablesIn(tokens), parameters: parametersIn(tokens) };
  const verb = tokens[verbIndex(tokens)];
  const read = verb?.kind === 'word' ? readers[verb.value.toUpperCase()] : undefined;
  if (!read) throw syntaxError(sql, verb?.start ?? sql.length, verbs, verb?.raw ?? 'the end');
  return read(new Cursor(sql, tokens.slice(verbIndex(tokens))), text);
}

/** Where the statement proper begins: behind the tables that WITH makes. */
function verbIndex(tokens: readonly Token[]): number {
  if (!isOneOf(tokens[0], new Set(['WITH']))) return 0;
  let depth = 0;
  return tokens.findIndex((token) => {
    if (isSymbol(token, '(')) depth++;
    if (isSymbol(token, ')')) depth--;
    return depth === 0 && isOneOf(token, mainVerbs);
  });
}

const mainVerbs = new Set(['SELECT', 'VALUES', 'INSERT', 'UPDATE', 'DELETE', 'UPSERT']);

function checkParentheses(sql: string, tokens: readonly Token[]): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (isSymbol(token, '(')) open.push(token);
    else if (isSymbol(token, ')') && !open.pop())
      throw syntaxError(sql, token.start, 'the end', ')');
  }
  const end = tokens.at(-1)!.end;
  if (open.length > 0) throw syntaxError(sql, end, ')', sql.slice(end, end + 1) || 'the end');
}
