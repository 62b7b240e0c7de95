/** How a value is entered, checked and shown. A `secret` is encrypted at rest and masked. */
export type PropertyKind = 'text' | 'secret' | 'choice' | 'integer' | 'boolean';

/**
 * Where the form shows a property: `common` always, `oauth` when Auth Scheme is OAuth, `advanced`
 * under its disclosure. `browser` properties are accepted from pasted strings and kept, but the
 * browser does their work: the form lists them as "handled by the browser".
 */
export type PropertyGroup = 'common' | 'oauth' | 'advanced' | 'browser';

/** What the table of properties says about one property. */
export interface PropertyFacts {
  readonly kind: PropertyKind;
  readonly group: PropertyGroup;
  /** The value that holds while none is given; '' is none. */
  readonly fallback: string;
  /** One sentence for the user. */
  readonly help: string;
  /** The values of a choice in their own spelling. */
  readonly choices?: readonly string[];
  /** What the form shows for `choices`, in the same order; without it, the values themselves. */
  readonly choiceLabels?: readonly string[];
  /** True where a choice takes other values too, such as a file path. */
  readonly open?: true;
  /** Bounds of an integer, both included. */
  readonly min?: number;
  readonly max?: number;
}
