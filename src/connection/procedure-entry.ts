import { AppError } from '../core/error';
import type { Column, Row } from '../core/column';

/** One input of a procedure: a field of its form, an argument on the command line. */
export interface ProcedureParameter {
  readonly name: string;
  /** The name in words, as the form shows it. */
  readonly label: string;
  readonly kind: 'text' | 'secret' | 'choice';
  readonly required: boolean;
  /** What holds while none is given; '' is none. */
  readonly fallback: string;
  readonly choices?: readonly string[];
  /** One sentence for the user. */
  readonly help: string;
}

/** One column of a procedure's result. */
export interface ProcedureColumn extends Column {
  /** Shown and written only when the user asks for it, never logged. */
  readonly secret?: true;
}

/** Values by the names of parameters, all of them: defaults stand where nothing was given. */
export type ProcedureValues = Readonly<Record<string, string>>;

/** A stored procedure of the commercial drivers, run here. */
export interface ProcedureEntry<Environment> {
  readonly name: string;
  /** One sentence for the user. */
  readonly help: string;
  readonly parameters: readonly ProcedureParameter[];
  readonly columns: readonly ProcedureColumn[];
  run(values: ProcedureValues, environment: Environment, signal?: AbortSignal): Promise<Row[]>;
}

export interface ProcedureResult {
  readonly columns: readonly ProcedureColumn[];
  readonly rows: readonly Row[];
}

/**
 * The values a procedure runs with. Names and choices are taken in any case. Throws
 * `parameter-unknown`, `property-required` and `property-invalid`.
 */
export function procedureValues(
  { name: procedure, parameters }: Pick<ProcedureEntry<never>, 'name' | 'parameters'>,
  given: Readonly<Record<string, string>>,
): ProcedureValues {
  const values = new Map(parameters.map(({ name, fallback }) => [name, fallback]));
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters.find((one) => sameWord(one.name, name));
    if (!parameter)
      throw new AppError('parameter-unknown', {
        procedure,
        name,
        parameters: parameters.map((one) => one.name).join(', '),
      });
    if (value.trim() !== '') values.set(parameter.name, chosen(parameter, value.trim()));
  }
  for (const { name, label, required } of parameters)
    if (required && values.get(name) === '') throw new AppError('property-required', { label });
  return Object.fromEntries(values);
}

function chosen({ label, choices }: ProcedureParameter, value: string): string {
  if (!choices) return value;
  const choice = choices.find((one) => sameWord(one, value));
  if (choice !== undefined) return choice;
  throw new AppError('property-invalid', { label, rule: `is one of ${choices.join(', ')}` });
}

export function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.trim().toLowerCase();
}
