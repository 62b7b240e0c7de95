import { useEffect, useRef, useState } from 'preact/hooks';
import { procedures, runProcedure } from '../../connection/procedure';
import type { ProcedureParameter, ProcedureResult } from '../../connection/procedure-entry';
import { connectionSettings } from '../../connection/settings';
import { isCancelled, sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { Field, Select, TextInput } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { LiveRegion, Message, Working } from '../controls/message';
import { backId, SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';
import { schemeOf } from './draft';
import { ProcedureResultView, resultId } from './procedure-result';

/** The stored procedures, each as a form made from its parameters. */
export function ProceduresView() {
  const { connections, services } = usePane();
  const profiles = (connections.profiles.value ?? []).filter(({ sealed }) => !sealed);
  const preferred = profiles.find((profile) => schemeOf(profile) === 'OAuth') ?? profiles[0];
  const [profileId, setProfileId] = useState(preferred?.id ?? '');
  const [name, setName] = useState(procedures[0]!.name);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [result, setResult] = useState<ProcedureResult>();
  const [failure, setFailure] = useState('');
  const [running, setRunning] = useState(false);
  const stopper = useRef<AbortController | undefined>(undefined);
  useEffect(() => {
    focusSoon(backId);
    return () => stopper.current?.abort();
  }, []);

  const entry = procedures.find((one) => one.name === name)!;
  const forgetResult = () => {
    setResult(undefined);
    setFailure('');
  };
  const choose = (next: string) => {
    setName(next);
    setValues({});
    forgetResult();
  };
  const back = () => {
    if (running) return stopper.current?.abort();
    connections.show({ kind: 'list' });
    focusSoon('connections-more');
  };
  const run = async () => {
    if (running) return;
    forgetResult();
    setRunning(true);
    const controller = new AbortController();
    stopper.current = controller;
    try {
      const profile = profiles.find(({ id }) => id === profileId);
      const signIns = await services.loadSignIns();
      const scheme = { AuthScheme: 'OAuth' } as const;
      const settings = connectionSettings({
        name: '',
        properties: { ...profile?.properties, ...scheme },
      }).oauth;
      const environment = {
        settings,
        endpoint: signIns.endpoint(settings),
        page: `${location.origin}/oauth/start`,
        signIn: signIns.dialog(settings),
      };
      setResult(await runProcedure(name, values, environment, controller.signal));
      focusSoon(resultId);
    } catch (error) {
      if (!isCancelled(error)) setFailure(sentenceOf(error));
    }
    setRunning(false);
  };

  return (
    <View
      label="Connections"
      onEscape={back}
      onSubmit={() => void run()}
      top={<SubViewHead title="Procedures" backLabel="Back to connections" onBack={back} />}
      foot={
        <>
          <LiveRegion role="alert">
            {failure && <Message tone="danger">{failure}</Message>}
          </LiveRegion>
          {running && <Working>Running {name}</Working>}
          <div class="actions">
            <Button look="primary" disabled={running} onClick={() => void run()}>
              Run Procedure
            </Button>
            {running && <Button onClick={() => stopper.current?.abort()}>Stop</Button>}
          </div>
        </>
      }
    >
      <div class="stack">
        {profiles.length > 0 && (
          <Field id="procedure-connection" label="Connection">
            {(links) => (
              <Select
                {...links}
                value={profileId}
                options={profiles.map(({ id, name: label }) => ({ value: id, label }))}
                onChange={(id) => {
                  setProfileId(id);
                  forgetResult();
                }}
              />
            )}
          </Field>
        )}
        <Field id="procedure" label="Procedure" hint={entry.help}>
          {(links) => (
            <Select
              {...links}
              value={name}
              options={procedures.map((one) => ({ value: one.name, label: one.name }))}
              onChange={choose}
            />
          )}
        </Field>
        {entry.parameters.map((parameter) => (
          <ParameterField
            key={`${name}-${parameter.name}`}
            parameter={parameter}
            value={values[parameter.name] ?? parameter.fallback}
            onInput={(value) => setValues({ ...values, [parameter.name]: value })}
          />
        ))}
        <LiveRegion role="status">{result && <ProcedureResultView result={result} />}</LiveRegion>
      </div>
    </View>
  );
}

interface ParameterFieldProps {
  readonly parameter: ProcedureParameter;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function ParameterField({ parameter, value, onInput }: ParameterFieldProps) {
  const { name, label, help, kind, choices = [] } = parameter;
  return (
    <Field id={`parameter-${name}`} label={label} hint={help}>
      {(links) =>
        kind === 'choice' ? (
          <Select
            {...links}
            value={value}
            options={choices.map((choice) => ({ value: choice, label: choice }))}
            onChange={onInput}
          />
        ) : (
          <TextInput
            {...links}
            type={kind === 'secret' ? 'password' : 'text'}
            value={value}
            onInput={onInput}
          />
        )
      }
    </Field>
  );
}
