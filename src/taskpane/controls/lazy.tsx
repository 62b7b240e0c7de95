import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { AppError } from '../../core/error';
import { once } from '../once';
import { LiveRegion, Message } from './message';

/** A part of the pane whose script is loaded when it is first shown. */
export function lazy(load: () => Promise<ComponentType>): ComponentType {
  const loadOnce = once(load);
  return function Lazy() {
    // Wrapped, because a state setter calls a function given to it.
    const [part, setPart] = useState<{ readonly View: ComponentType | undefined }>();
    useEffect(() => {
      loadOnce().then(
        (View) => setPart({ View }),
        () => setPart({ View: undefined }),
      );
    }, []);
    if (part?.View) return <part.View />;
    return (
      <LiveRegion role="alert">
        {part && <Message tone="danger">{new AppError('pane-incomplete').message}</Message>}
      </LiveRegion>
    );
  };
}
