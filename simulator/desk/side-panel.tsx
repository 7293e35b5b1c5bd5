import type { JSX, TargetedKeyboardEvent } from 'preact';
import { CampusPlan } from './campus/campus-plan';
import { CloudPanel } from './cloud/cloud-panel';
import type { Desk, Tab } from './desk';
import { DevicePanel } from './device/device-panel';
import type { DeskStore } from './store';

/** Id of the panel, for those who want to skip the phones. */
export const PANEL = 'panel';

const TABS: readonly (readonly [Tab, string])[] = [
  ['phones', '校园与手机'],
  ['cloud', '云端'],
];

/** Beside the phones: campus and settings of one phone, or what goes on in the cloud behind all of them. */
export function SidePanel({ desk, store }: { desk: Desk; store: DeskStore }): JSX.Element {
  const show = (tab: Tab) => store.update((current) => ({ ...current, tab }));
  return (
    <aside id={PANEL} class="panel" aria-label="侧栏" hidden={!desk.isPanelOpen}>
      <div
        class="tabs"
        role="tablist"
        aria-label="侧栏"
        onKeyDown={(event) => moveAlong(event, desk.tab, show)}
      >
        {TABS.map(([tab, text]) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            aria-selected={desk.tab === tab}
            aria-controls="tab-content"
            tabIndex={desk.tab === tab ? 0 : -1}
            onClick={() => show(tab)}
          >
            {text}
          </button>
        ))}
      </div>
      <div id="tab-content" class="tab-content" role="tabpanel" aria-labelledby={`tab-${desk.tab}`}>
        {desk.tab === 'phones' ? (
          <>
            <CampusPlan desk={desk} store={store} />
            <DevicePanel desk={desk} store={store} />
          </>
        ) : (
          <CloudPanel store={store} />
        )}
      </div>
    </aside>
  );
}

/** Between two tabs either arrow leads to the other one. */
function moveAlong(event: TargetedKeyboardEvent<HTMLElement>, tab: Tab, show: (tab: Tab) => void): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const other = tab === 'phones' ? 'cloud' : 'phones';
  show(other);
  document.getElementById(`tab-${other}`)?.focus();
}
