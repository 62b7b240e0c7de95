import { useSignal } from '@preact/signals';
import type { Button, Group, Menu, Tab } from '../../manifest';
import { commandTabs, type Command } from '../commands';
import type { Workbench } from '../workbench';
import { Icon } from './icon';
import { MenuButton } from './menu';

/** Excel's own tabs, then those the manifest adds; the add-in's is shown first. */
export function Ribbon({ workbench }: { workbench: Workbench }) {
  void workbench.revision.value;
  const manifestTabs = workbench.addin.value?.manifest.tabs ?? [];
  const hidden = workbench.ribbon.hiddenTabs.value;
  const own = manifestTabs.filter(({ builtIn, id }) => !builtIn && !hidden.has(id));
  const tabs = [
    ...commandTabs.map(({ id, label }) => ({ id, label })),
    ...own.map(({ id, label }) => ({ id, label })),
  ];
  const chosen = useSignal<string | undefined>(undefined);
  const current = tabs.find(({ id }) => id === chosen.value)?.id ?? own[0]?.id ?? tabs[0]!.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = tabs.findIndex(({ id }) => id === current);
    chosen.value = tabs[(index + step + tabs.length) % tabs.length]!.id;
    document.getElementById(`tab-${chosen.value}`)?.focus();
  };

  return (
    <div class="ribbon" data-region>
      <div class="ribbon-tabs" role="tablist" aria-label="Ribbon" onKeyDown={onKeyDown}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            class="ribbon-tab"
            aria-selected={id === current}
            aria-controls="ribbon-panel"
            tabIndex={id === current ? 0 : -1}
            onClick={() => (chosen.value = id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div
        id="ribbon-panel"
        class="ribbon-panel"
        role="tabpanel"
        aria-labelledby={`tab-${current}`}
      >
        {commandTabs
          .filter(({ id }) => id === current)
          .flatMap(({ groups }) => groups)
          .map(({ label, commands }) => (
            <RibbonGroup key={label} label={label}>
              {commands.map((command) => (
                <CommandButton key={command.label} command={command} workbench={workbench} />
              ))}
            </RibbonGroup>
          ))}
        {groupsOf(manifestTabs, current).map(({ id, label, controls }) => (
          <RibbonGroup key={id} label={label}>
            {controls.map((control) => (
              <AddinControl key={control.id} control={control} workbench={workbench} />
            ))}
          </RibbonGroup>
        ))}
      </div>
    </div>
  );
}

/** A custom tab's groups, or those added to one of Excel's own tabs. */
const groupsOf = (tabs: readonly Tab[], id: string): readonly Group[] =>
  tabs.filter((tab) => tab.id === id).flatMap(({ groups }) => groups);

function RibbonGroup({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    <div class="ribbon-group" role="group" aria-label={label}>
      <div class="ribbon-controls">{children}</div>
      <div class="ribbon-label" aria-hidden="true">
        {label}
      </div>
    </div>
  );
}

function AddinControl({ control, workbench }: { control: Button | Menu; workbench: Workbench }) {
  const addin = workbench.addin.value!;
  const run = ({ id, action }: Button) => void addin.run(id, action);
  const disabled = (id: string) => workbench.ribbon.disabledControls.value.has(id);
  const content = (
    <>
      {control.icon ? (
        <img src={control.icon} alt="" width={28} height={28} />
      ) : (
        <Icon name="addin" size={24} />
      )}
      <span>{control.label}</span>
    </>
  );
  if (control.kind === 'menu') {
    return (
      <MenuButton
        class="ribbon-button large"
        title={control.tip || control.label}
        items={control.items.map((item) => ({
          id: item.id,
          label: item.label,
          icon: item.icon,
          disabled: disabled(item.id),
          run: () => run(item),
        }))}
      >
        {content}
        <Icon name="chevron" size={12} />
      </MenuButton>
    );
  }
  return (
    <button
      type="button"
      class="ribbon-button large"
      title={control.tip || control.label}
      disabled={disabled(control.id)}
      onClick={() => run(control)}
    >
      {content}
    </button>
  );
}

function CommandButton({ command, workbench }: { command: Command; workbench: Workbench }) {
  const { label } = command;
  if (command.kind === 'choice') {
    return (
      <select
        class="ribbon-select"
        aria-label={label}
        value={command.value(workbench)}
        onChange={({ currentTarget }) => command.choose(workbench, currentTarget.value)}
      >
        {command.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    );
  }
  return (
    <button
      type="button"
      class={command.large ? 'ribbon-button large' : 'ribbon-button'}
      aria-label={command.large ? undefined : label}
      title={label}
      aria-pressed={command.pressed?.(workbench)}
      onClick={() => command.run(workbench)}
    >
      <Icon name={command.icon} size={command.large ? 24 : 16} />
      {command.large && <span>{label}</span>}
    </button>
  );
}
