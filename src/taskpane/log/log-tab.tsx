import { useSignal } from '@preact/signals';
import { properties } from '../../connection/property';
import { sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { Empty } from '../controls/empty';
import { Icon, type IconName } from '../controls/icon';
import { LiveRegion, Message, Note } from '../controls/message';
import { Search } from '../controls/search';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { diagnosticsText } from './diagnostics';
import { entryFacts, entrySummary, searchEntries, type LogEntry, type Outcome } from './entry';

const looks: Record<Outcome, { readonly icon: IconName; readonly tone: string }> = {
  done: { icon: 'ok', tone: 'tone-success' },
  failed: { icon: 'error', tone: 'tone-danger' },
  stopped: { icon: 'stop', tone: 'quiet' },
};

/** What was done, newest first: codes live here, not in messages. */
export function LogTab() {
  const { log, language, services, connections, getData } = usePane();
  const search = useSignal('');
  const copied = useSignal('');
  const failed = useSignal('');
  const entries = log.entries.value;
  const spent = getData.source.engine.value?.spent();
  const found = searchEntries(entries, search.value, language);

  const copy = async () => {
    const profiles = connections.profiles.value ?? [];
    const secrets = profiles.flatMap((profile) =>
      properties
        .filter(({ kind }) => kind === 'secret')
        .map(({ name }) => profile.properties[name] ?? ''),
    );
    const { version, host, zone, clock } = services;
    const facts = { version, host, zone, connections: profiles.length, now: clock.now() };
    try {
      await services.copyText(diagnosticsText(entries, facts, secrets));
      copied.value = 'Diagnostics copied.';
      failed.value = '';
    } catch (error) {
      failed.value = sentenceOf(error);
    }
  };

  return (
    <View
      label="Log"
      ruled
      top={
        <div class="view-head">
          <Search
            label="Search log"
            placeholder="Search log"
            id="log-search"
            value={search.value}
            onInput={(text) => (search.value = text)}
          />
          <Button icon="copy" onClick={() => void copy()}>
            Copy diagnostics
          </Button>
        </div>
      }
      foot={
        <>
          <LiveRegion role="status">
            {copied.value && <Message tone="success">{copied.value}</Message>}
          </LiveRegion>
          <LiveRegion role="alert">
            {failed.value && <Message tone="danger">{failed.value}</Message>}
          </LiveRegion>
          {spent && spent.requests > 0 && (
            <p class="quiet number">
              Since the pane was opened: {language.count(spent.requests, 'request', 'requests')},{' '}
              {language.count(spent.tokens, 'API token', 'API tokens')}
            </p>
          )}
          <Note icon="lock">Diagnostics never hold a token, a secret or a cell’s content.</Note>
        </>
      }
    >
      {entries.length === 0 ? (
        <Empty
          title="Nothing done yet"
          text="Every test, preview and import is noted here, with its duration and cost."
          drawing={<Icon name="clock" size="large" />}
        />
      ) : (
        <ul class="list" aria-label="Log, newest first">
          {found.map((entry) => (
            <LogRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {entries.length > 0 && found.length === 0 && (
        <p class="quiet no-match">No entry holds “{search.value}”.</p>
      )}
    </View>
  );
}

function LogRow({ entry }: { entry: LogEntry }) {
  const { language } = usePane();
  const open = useSignal(false);
  const { icon, tone } = looks[entry.outcome];
  return (
    <li class="log-row">
      <details class="disclosure log" onToggle={(event) => (open.value = event.currentTarget.open)}>
        <summary>
          <Icon name="right" />
          <span class={tone}>
            <Icon name={icon} />
          </span>
          <span class="truncate" title={entry.title}>
            {entry.title}
            <span class="visually-hidden">, {entry.outcome}</span>
          </span>
          <time class="detail number" dateTime={new Date(entry.time).toISOString()}>
            {language.time(entry.time)}
          </time>
          <span class="row-meta number truncate">{entrySummary(entry, language)}</span>
        </summary>
        {open.value && (
          <div class="disclosure-body">
            <dl class="facts number">
              {entryFacts(entry, language).map(({ term, text }) => [
                <dt>{term}</dt>,
                <dd>{text}</dd>,
              ])}
            </dl>
          </div>
        )}
      </details>
    </li>
  );
}
