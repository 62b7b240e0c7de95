import {
  RangeSet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import { Decoration, EditorView, gutterLineClass, GutterMarker } from '@codemirror/view';

/** A piece of the text, in UTF-16 units. */
export interface SqlMark {
  readonly from: number;
  readonly to: number;
}

export const setErrorMark = StateEffect.define<SqlMark | undefined>();

/** The one mark; an edit moves it along, until the next text is judged. */
const field = StateField.define<SqlMark | undefined>({
  create: () => undefined,
  update(mark, { changes, effects, newDoc }) {
    let next = mark && {
      from: changes.mapPos(mark.from, 1),
      to: changes.mapPos(mark.to, -1),
    };
    for (const effect of effects)
      if (effect.is(setErrorMark)) next = within(newDoc.length, effect.value);
    return next && next.from < next.to ? next : undefined;
  },
});

/** A mark at the end of the text stands under its last character. */
function within(length: number, mark: SqlMark | undefined): SqlMark | undefined {
  if (!mark) return undefined;
  const to = Math.min(mark.to, length);
  return { from: Math.max(0, Math.min(mark.from, to - 1)), to };
}

const badToken = Decoration.mark({ class: 'bad-token' });
class BadLine extends GutterMarker {
  override elementClass = 'bad-line';
}
const badLine = new BadLine();

const lineOf = (state: EditorState) => {
  const mark = state.field(field);
  return mark ? RangeSet.of(badLine.range(state.doc.lineAt(mark.from).from)) : RangeSet.empty;
};

/** Underlines what is wrong and colours the number of its line; `first` is wrong from the start. */
export const errorMark = (first: SqlMark | undefined): Extension => [
  field.init(({ doc }) => within(doc.length, first)),
  EditorView.decorations.compute([field], (state) => {
    const mark = state.field(field);
    return mark ? Decoration.set(badToken.range(mark.from, mark.to)) : Decoration.none;
  }),
  gutterLineClass.compute([field, 'doc'], lineOf),
];
