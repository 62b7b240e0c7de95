import { useState } from 'preact/hooks';
import { sentenceOf } from '../../core/error';
import { Field } from '../controls/field';
import { usePane } from '../pane';

interface ExportedFileProps {
  readonly name: string;
  readonly text: string;
}

/** A file just made, as text too: some hosts frame add-ins without a right to download. */
export function ExportedFile({ name, text }: ExportedFileProps) {
  const { services } = usePane();
  const [copied, setCopied] = useState('');
  const copy = () =>
    services.copyText(text).then(
      () => setCopied('Copied.'),
      (error: unknown) => setCopied(sentenceOf(error)),
    );
  return (
    <Field
      id="exported-file"
      label={name}
      hint={copied || 'If Excel has saved no file, copy this text into one of that name.'}
      aside={
        <button type="button" class="link" onClick={() => void copy()}>
          Copy
        </button>
      }
    >
      {(links) => <textarea {...links} class="area" rows={4} readOnly value={text} />}
    </Field>
  );
}
