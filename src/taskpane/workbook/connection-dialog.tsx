import { useState } from 'preact/hooks';
import { canonicalProperties, type Profile } from '../../connection/profile';
import { schemeOf } from '../connections/draft';
import { Button } from '../controls/button';
import { Note } from '../controls/message';
import { Modal } from '../controls/modal';
import { usePane } from '../pane';
import { tablesText, type ConnectionQuestion } from './connection-choice';

/** Asks which of the user's connections stands for one that a workbook names. */
export function ConnectionDialog() {
  const { workbook } = usePane();
  const choice = workbook.value.value?.choice;
  const question = choice?.question.value;
  if (!choice || !question) return null;
  // By the name: the next question starts with a choice of its own.
  return <Asked key={question.name} question={question} onAnswer={choice.answer} />;
}

/** Stands for a connection that is yet to be made. */
const newOne = 'new';

interface AskedProps {
  readonly question: ConnectionQuestion;
  readonly onAnswer: (answer: { readonly id: string } | 'new' | undefined) => void;
}

function Asked({ question, onAnswer }: AskedProps) {
  const { connections, language, services } = usePane();
  const profiles = connections.profiles.value ?? [];
  const [chosen, choose] = useState(question.suggested ?? profiles[0]?.id ?? newOne);
  const count = language.count(question.queries.length, 'query', 'queries');
  const tables = tablesText(question.queries);
  const isOne = question.queries.length === 1;
  const use = () => onAnswer(chosen === newOne ? newOne : { id: chosen });
  const options = [
    ...profiles.map((profile) => ({
      id: profile.id,
      name: profile.name,
      detail: detailOf(profile),
    })),
    {
      id: newOne,
      name: 'New Pipedrive Connection',
      detail: services.oauth.configured
        ? 'Sign in or enter an API token'
        : 'Enter an API token, or sign in with your own app',
    },
  ];
  return (
    <Modal
      role="dialog"
      title="Choose your connection"
      focus="input:checked"
      onClose={() => onAnswer(undefined)}
    >
      <p id="dialog-text">
        This workbook has {count} on “{question.name}”, and no connection of yours is chosen for{' '}
        {isOne ? 'it' : 'them'} yet. Which should {isOne ? 'it' : 'they'} use?
        {tables && ` ${isOne ? 'It reads' : 'They read'} ${tables}.`}
      </p>
      <div
        class="choice-list"
        role="radiogroup"
        aria-label="Your connections"
        onKeyDown={(event) => {
          if (event.key === 'Enter') use();
        }}
      >
        {options.map(({ id, name, detail }) => (
          <label key={id}>
            <input
              type="radio"
              name="connection-choice"
              checked={chosen === id}
              onChange={() => choose(id)}
            />
            <span>{name}</span>
            <span class="quiet truncate">{detail}</span>
          </label>
        ))}
      </div>
      <Note icon="lock">Rows you see are limited to what your own Pipedrive account may see.</Note>
      <div class="actions">
        <Button look="primary" onClick={use}>
          Use Connection
        </Button>
        <Button onClick={() => onAnswer(undefined)}>Not Now</Button>
      </div>
    </Modal>
  );
}

function detailOf(profile: Profile): string {
  const scheme = schemeOf(profile) === 'OAuth' ? 'OAuth' : 'Basic';
  const company = canonicalProperties(profile.properties).CompanyDomain;
  return company ? `${scheme}, ${company}.pipedrive.com` : scheme;
}
