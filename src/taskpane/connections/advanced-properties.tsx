import type { ComponentChildren } from 'preact';
import type { PropertyEntry } from '../../connection/property';
import { Icon } from '../controls/icon';
import { advancedEntries, advancedSummary, browserHandled } from './draft';
import type { Form } from './form';

interface AdvancedPropertiesProps {
  readonly form: Form;
  /** Draws one property. */
  readonly children: (entry: PropertyEntry) => ComponentChildren;
}

/** Every property beyond the common ones, behind a disclosure that says how many are not at their default. */
export function AdvancedProperties({ form, children }: AdvancedPropertiesProps) {
  const draft = form.draft.value;
  const handled = browserHandled(draft.properties);
  return (
    <details
      class="disclosure"
      open={form.advancedOpen.value}
      onToggle={(event) => (form.advancedOpen.value = event.currentTarget.open)}
    >
      <summary>
        <Icon name="right" />
        Advanced
        <span class="detail push">{advancedSummary(draft)}</span>
      </summary>
      {form.advancedOpen.value && (
        <div class="disclosure-body stack">
          <div class="property-grid">
            {advancedEntries(draft).map((entry) => (
              <div key={entry.name} class={entry.kind === 'integer' ? undefined : 'whole'}>
                {children(entry)}
              </div>
            ))}
          </div>
          {handled.length > 0 && (
            <section class="stack tight" aria-labelledby="browser-handled">
              <h3 id="browser-handled">Handled by the browser</h3>
              <p class="hint">Kept in the connection string, without an effect here.</p>
              <dl class="facts">
                {handled.map(({ label, value, help }) => [
                  <dt title={help}>{label}</dt>,
                  <dd>{value}</dd>,
                ])}
              </dl>
            </section>
          )}
        </div>
      )}
    </details>
  );
}
