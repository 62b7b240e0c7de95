import { Icon } from '../controls/icon';
import { usePane } from '../pane';

/** How to find what the form asks for. The long version is docs/connect.md. */
export function ConnectionHelp({ oauth }: { oauth: boolean }) {
  return (
    <details class="disclosure">
      <summary>
        <Icon name="right" />
        {oauth ? 'How to make a Pipedrive app' : 'Where to find them'}
      </summary>
      <div class="disclosure-body">{oauth ? <AppHelp /> : <TokenHelp />}</div>
    </details>
  );
}

function TokenHelp() {
  return (
    <ol class="numbered">
      <li>In Pipedrive, open your picture at the top right, then Company settings.</li>
      <li>Personal preferences, API shows your personal API token. Copy it.</li>
      <li>The company domain is the first part of the address: acme of acme.pipedrive.com.</li>
    </ol>
  );
}

function AppHelp() {
  const { configured, callbackUrl } = usePane().services.oauth;
  return (
    <>
      {configured && (
        <p class="hint">
          Not needed: leave client id and secret empty to sign in with the service’s own app.
        </p>
      )}
      <ol class="numbered">
        <li>In Pipedrive’s Developer Hub, choose Create an app, then a private app.</li>
        <li>
          Enter this callback URL, to the letter: <code>{callbackUrl}</code>
        </li>
        <li>
          Under OAuth and access scopes, allow reading of deals, contacts, activities, leads,
          products and users, and full access to what you want to change.
        </li>
        <li>Copy client id and client secret into this form, then choose Sign In.</li>
      </ol>
    </>
  );
}
