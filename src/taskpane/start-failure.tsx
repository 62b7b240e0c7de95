import { Button } from './controls/button';
import { Icon } from './controls/icon';

/** Stands in place of the whole pane when it cannot start. */
export function StartFailure({ text }: { text: string }) {
  return (
    <main class="app">
      <div class="empty" role="alert">
        <Icon name="error" size="large" />
        <p>{text}</p>
        <Button onClick={() => location.reload()}>Load Again</Button>
      </div>
    </main>
  );
}
