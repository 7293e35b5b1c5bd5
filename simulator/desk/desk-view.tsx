import type { JSX } from 'preact';
import { ClockBar } from './clock/clock-bar';
import { DEVICE_HEADING } from './device/device-panel';
import { ICON } from './icon';
import { Icon } from './icons';
import { PhoneDialogs } from './people/phone-dialogs';
import { PhoneRow } from './phones/phone-row';
import { PANEL, SidePanel } from './side-panel';
import type { Desk } from './desk';
import type { DeskStore } from './store';

interface DeskViewProps {
  desk: Desk;
  store: DeskStore;
  title: string;
}

/** The whole desk: clock above, phones in the middle, campus and settings beside them. */
export function DeskView({ desk, store, title }: DeskViewProps): JSX.Element {
  const adjust = (id: string) => {
    store.update((current) => ({ ...current, selected: id, isPanelOpen: true, tab: 'phones' }));
    document.getElementById(DEVICE_HEADING)?.focus();
  };
  return (
    <div class={desk.isPanelOpen ? 'desk' : 'desk without-panel'}>
      <TopBar desk={desk} store={store} title={title} />
      <PhoneRow desk={desk} store={store} onAdjust={adjust} />
      <SidePanel desk={desk} store={store} />
      <PhoneDialogs desk={desk} store={store} />
      <Messages desk={desk} store={store} />
    </div>
  );
}

function TopBar({ desk, store, title }: DeskViewProps): JSX.Element {
  return (
    <header class="top-bar">
      <a class="skip" href={`#${PANEL}`}>
        跳到侧栏
      </a>
      <img class="sign" src={`data:image/svg+xml,${encodeURIComponent(ICON)}`} alt="" />
      <div class="title">
        <h1>{title}</h1>
        <Connection connection={desk.connection} />
      </div>
      <ClockBar clock={desk.clock} store={store} />
      <BarButtons desk={desk} store={store} />
    </header>
  );
}

function BarButtons({ desk, store }: { desk: Desk; store: DeskStore }): JSX.Element {
  return (
    <div class="bar-buttons">
      <button
        type="button"
        class="with-icon"
        aria-haspopup="dialog"
        onClick={() => store.update((current) => ({ ...current, dialog: { kind: 'add' } }))}
      >
        <Icon name="add" />
        添手机
      </button>
      <button
        type="button"
        class="quiet"
        aria-expanded={desk.isPanelOpen}
        aria-controls={PANEL}
        aria-label="侧栏"
        title="侧栏"
        onClick={() => store.update((current) => ({ ...current, isPanelOpen: !current.isPanelOpen }))}
      >
        <Icon name="panel" />
      </button>
    </div>
  );
}

const CONNECTIONS: Record<Desk['connection'], string> = {
  connecting: '正在连接…',
  connected: '本机微信',
  lost: '连接中断，正在重连',
};

function Connection({ connection }: { connection: Desk['connection'] }): JSX.Element {
  return (
    <p class={`connection ${connection}`} role="status">
      {CONNECTIONS[connection]}
    </p>
  );
}

/** What was done is only for ears, since eyes have seen it; what failed is for both, and stays until it is put away. */
function Messages({ desk, store }: { desk: Desk; store: DeskStore }): JSX.Element {
  const { message } = desk;
  return (
    <>
      <p class="for-ears" role="status">
        {message?.kind === 'done' ? message.text : ''}
      </p>
      <div class="failures" role="alert">
        {message?.kind === 'failed' && (
          <p>
            {message.text}
            <button type="button" onClick={() => store.update((current) => ({ ...current, message: null }))}>
              知道了
            </button>
          </p>
        )}
      </div>
    </>
  );
}
