/** Symbols of the sprite in taskpane.html, without their `i-`. */
export type IconName =
  | 'add'
  | 'more'
  | 'down'
  | 'right'
  | 'back'
  | 'close'
  | 'ok'
  | 'error'
  | 'warning'
  | 'info'
  | 'search'
  | 'refresh'
  | 'stop'
  | 'table'
  | 'view'
  | 'filter'
  | 'key'
  | 'person'
  | 'lock'
  | 'copy'
  | 'duplicate'
  | 'edit'
  | 'delete'
  | 'signout'
  | 'push'
  | 'clock'
  | 'undo'
  | 'get'
  | 'eye'
  | 'beaker'
  | 'code'
  | 'chart'
  | 'link'
  | 'template'
  | 'review';

/** A picture beside a word; never a name of its own. */
export function Icon({ name, size = '' }: { name: IconName; size?: '' | 'small' | 'large' }) {
  return (
    <svg class={`icon ${size}`.trim()} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
