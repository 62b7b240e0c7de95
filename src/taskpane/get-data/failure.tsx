import type { AppError } from '../../core/error';
import type { ErrorCode } from '../../core/sentence';
import { Button } from '../controls/button';
import { LiveRegion, Message } from '../controls/message';
import { usePane } from '../pane';

/** Failures whose remedy is in the connection's form. */
const fixedInConnection: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'token-rejected',
  'company-unknown',
  'company-mismatch',
  'company-domain-invalid',
  'property-required',
  'property-invalid',
  'connection-unreadable',
  'oauth-unavailable',
  'timeout',
  'daily-budget-reserve',
]);

interface FailureProps {
  readonly code: ErrorCode;
  readonly text: string;
  readonly onRetry?: () => void;
}

/** A failure with its remedy as a button. */
export function FailureMessage({ code, text, onRetry }: FailureProps) {
  const { getData, editConnection } = usePane();
  const connection = getData.source.connection.value;
  const canEdit = connection && fixedInConnection.has(code);
  return (
    <Message tone="danger">
      <p>{text}</p>
      {(canEdit || onRetry) && (
        <div class="actions">
          {canEdit && (
            <Button small onClick={() => editConnection(connection.id)}>
              Edit Connection
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
