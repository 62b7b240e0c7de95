import type { ComponentChildren } from 'preact';
import { canonicalProperties, propertyValue, type ProfileField } from '../../connection/profile';
import type { PropertyEntry, PropertyName } from '../../connection/property';
import { Button } from '../controls/button';
import { Field, TextInput } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';
import { AdvancedProperties } from './advanced-properties';
import { ConnectionHelp } from './connection-help';
import { advancedEntries, leadingEntries, schemeOf, shownValue, type Draft } from './draft';
import type { Form } from './form';
import { FormOutcome } from './form-outcome';
import { PropertyField, propertyId } from './property-field';
import { SignInField } from './sign-in-field';
import { StringField } from './string-field';

const nameId = 'connection-name';
const fieldId = (field: ProfileField) => (field === 'Name' ? nameId : propertyId(field));

/** The form of a connection: properties, connection string, test and save. */
export function ConnectionForm({ form }: { form: Form }) {
  const { connections, question, services } = usePane();
  const draft = form.draft.value;
  const errors = form.errors.value;
  const title = form.original.id === '' ? 'New connection' : 'Edit connection';
  const oauth = schemeOf(draft) === 'OAuth';
  const asksUser =
    propertyValue(canonicalProperties(draft.properties), 'InitiateOAuth') === 'GETANDREFRESH';

  const close = (focus: string) => {
    connections.closeForm();
    focusSoon(focus);
  };
  const opener = form.original.id === '' ? 'new-connection' : `actions-${form.original.id}`;
  const leave = () => {
    if (form.testState.value.kind === 'running') return form.stopTest();
    if (form.flow.step.value.kind === 'waiting') return form.flow.stop();
    if (!form.changed.value) return close(opener);
    question.value = {
      title: 'Discard what you entered?',
      text: 'The connection was not saved. What you entered here is lost when you leave.',
      action: 'Discard',
      cancel: 'Keep Editing',
      onAction: () => close(opener),
    };
  };
  const showInvalid = (field: ProfileField) => {
    if (advancedEntries(form.draft.value).some(({ name }) => name === field))
      form.advancedOpen.value = true;
    focusSoon(fieldId(field));
  };
  const save = async () => {
    const outcome = await form.save();
    if (!outcome) return;
    if ('invalid' in outcome) return showInvalid(outcome.invalid);
    close(`actions-${outcome.saved.id}`);
  };
  const test = async () => {
    const outcome = await form.test();
    if (outcome) showInvalid(outcome.invalid);
  };

  const { configured: appConfigured, callbackUrl } = services.oauth;
  const defaults = { CallbackURL: callbackUrl };
  const field = (entry: PropertyEntry) => (
    <PropertyField
      key={entry.name}
      entry={entry}
      value={shownValue(draft, entry, defaults)}
      error={errors.get(entry.name)}
      placeholder={appFields.has(entry.name) && appConfigured ? 'Service’s own app' : undefined}
      compact={oauth || entry.group === 'advanced'}
      onInput={(value) => form.setValue(entry.name, value)}
      onLeave={() => form.leave(entry.name)}
    />
  );

  return (
    <View
      label="Connections"
      onEscape={leave}
      onSubmit={() => void save()}
      top={<SubViewHead title={title} backLabel="Back to connections" onBack={leave} />}
      foot={
        <>
          <FormOutcome form={form} />
          <div class="actions">
            <Button look="primary" onClick={() => void save()}>
              Save Connection
            </Button>
            <Button onClick={() => void test()}>Test Connection</Button>
            <Button look="subtle" onClick={leave}>
              Cancel
            </Button>
          </div>
        </>
      }
    >
      <div class="stack">
        <Field id={nameId} label="Connection Name" error={errors.get('Name')}>
          {(links) => (
            <TextInput
              {...links}
              value={draft.name}
              onInput={form.setName}
              onBlur={() => form.leave('Name')}
            />
          )}
        </Field>
        {oauth ? (
          <OAuthProperties draft={draft}>{field}</OAuthProperties>
        ) : (
          leadingEntries(draft).map(field)
        )}
        {oauth && asksUser && <SignInField form={form} onInvalid={showInvalid} />}
        <ConnectionHelp oauth={oauth} />
        <StringField form={form} />
        <AdvancedProperties form={form}>{field}</AdvancedProperties>
      </div>
    </View>
  );
}

/** Fields that stay empty where the service's own app signs in. */
const appFields: ReadonlySet<PropertyName> = new Set<PropertyName>([
  'OAuthClientId',
  'OAuthClientSecret',
]);
/** Fields that are too long to share a line. */
const wholeFields: ReadonlySet<PropertyName> = new Set<PropertyName>([
  'CallbackURL',
  'OAuthSettingsLocation',
]);

interface OAuthPropertiesProps {
  readonly draft: Draft;
  readonly children: (entry: PropertyEntry) => ComponentChildren;
}

function OAuthProperties({ draft, children }: OAuthPropertiesProps) {
  return (
    <div class="property-grid">
      {leadingEntries(draft).map((entry) => (
        <div key={entry.name} class={wholeFields.has(entry.name) ? 'whole' : undefined}>
          {children(entry)}
        </div>
      ))}
    </div>
  );
}
