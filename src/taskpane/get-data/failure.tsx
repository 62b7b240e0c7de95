import type { AppError } from '../../core/error';
import type { ErrorCode } from '../../core/sentence';
import { fixedBySignIn, fixedInConnection } from '../connections/remedy';
import { Button } from '../controls/button';
import { focusSoon } from '../controls/focus';
import { LiveRegion, Message } from '../controls/message';
import { usePane } from '../pane';

interface FailureProps {
  readonly code: ErrorCode;
  readonly text: string;
  readonly onRetry?: () => void;
}

/** A failure with its remedy as a button. */
export function FailureMessage({ code, text, onRetry }: FailureProps) {
  const { getData, tab, editConnection, signIn } = usePane();
  const connection = getData.source.connection.value;
  const canEdit = connection && fixedInConnection.has(code);
  const canSignIn = connection && fixedBySignIn.has(code);
  const goBack = (isMended: boolean) => {
    tab.value = 'get-data';
    focusSoon('tab-get-data');
    if (isMended) onRetry?.();
  };
  return (
    <Message tone="danger">
      <p>{text}</p>
      {(canEdit || canSignIn || onRetry) && (
        <div class="actions">
          {canEdit && (
            <Button small onClick={() => editConnection(connection.id, goBack)}>
              Edit Connection
            </Button>
          )}
          {canSignIn && (
            <Button small onClick={() => signIn(connection.id, goBack)}>
              Sign In
            </Button>
          )}
          {onRetry && (
            <Button small onClick={onRetry}>
              Try Again
            </Button>
          )}
        </div>
      )}
    </Message>
  );
}

/** Stands where something would be that could not be loaded. */
export function LoadFailure({ error, onRetry }: { error: AppError; onRetry?: () => void }) {
  return (
    <LiveRegion role="alert">
      <FailureMessage code={error.code} text={error.message} {...(onRetry ? { onRetry } : {})} />
    </LiveRegion>
  );
}
