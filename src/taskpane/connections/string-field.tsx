import { useState } from 'preact/hooks';
import { isAppError } from '../../core/error';
import { formatConnectionString } from '../../connection/connection-string';
import { Field } from '../controls/field';
import { usePane } from '../pane';
import type { Form } from './form';

/** The connection as text, in both directions. What is copied holds no secret. */
export function StringField({ form }: { form: Form }) {
  const { services } = usePane();
  const [copied, setCopied] = useState('');
  const copy = async () => {
    try {
      await services.copyText(formatConnectionString(form.draft.value.properties, 'omit'));
      setCopied('Copied, without secrets.');
    } catch (error) {
      setCopied(isAppError(error) ? error.message : '');
    }
  };
  const error = form.stringError.value;
  return (
    <Field
      id="connection-string"
      label="Connection String"
      error={error}
      hint={copied || undefined}
      aside={
        <button type="button" class="link" onClick={() => void copy()}>
          Copy
        </button>
      }
    >
      {(links) => (
        <textarea
          {...links}
          class="area"
          rows={2}
          spellcheck={false}
          value={form.connectionString.value}
          onInput={(event) => {
            setCopied('');
            form.editString(event.currentTarget.value);
          }}
          onBlur={form.leaveString}
        />
      )}
    </Field>
  );
}
