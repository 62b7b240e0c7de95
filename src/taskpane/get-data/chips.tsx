import type { ComponentChildren } from 'preact';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';

export interface Chip {
  readonly content: ComponentChildren;
  readonly removeLabel: string;
}

interface ChipSectionProps {
  readonly title: string;
  readonly addLabel: string;
  readonly addId: string;
  readonly chips: readonly Chip[];
  readonly onAdd: () => void;
  readonly onEdit: (index: number) => void;
  readonly onRemove: (index: number) => void;
}

/** A section whose items are chips: the text edits, the cross removes. */
export function ChipSection(props: ChipSectionProps) {
  const { title, addLabel, addId, chips, onAdd, onEdit, onRemove } = props;
  return (
    <div class="section">
      <div class="section-head">
        <h3>{title}</h3>
        <Button look="subtle" small push icon="add" id={addId} onClick={onAdd}>
          {addLabel}
        </Button>
      </div>
      {chips.length > 0 && (
        <div class="chips">
          {chips.map(({ content, removeLabel }, index) => (
            <span class="chip" key={index}>
              <button type="button" class="truncate" onClick={() => onEdit(index)}>
                {content}
              </button>
              <button
                type="button"
                aria-label={removeLabel}
                onClick={() => {
                  onRemove(index);
                  document.getElementById(addId)?.focus();
                }}
              >
                <Icon name="close" size="small" />
              </button>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
