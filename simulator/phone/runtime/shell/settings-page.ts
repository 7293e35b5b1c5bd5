import type { Permissions, Scope } from '../permissions';
import { SCOPES } from '../permissions';
import { element } from './dom';
import { openShellPage } from './shell-page';

/** WeChat's page of permissions: a switch for everything the app has asked for. Resolves when it is closed. */
export async function openSettingsPage(layer: HTMLElement, permissions: Permissions): Promise<void> {
  const changes: Promise<void>[] = [];
  const lines = Object.entries(permissions.answers).map(([scope, isGranted]) => {
    const box = document.createElement('input');
    Object.assign(box, { type: 'checkbox', checked: isGranted });
    box.setAttribute('role', 'switch');
    box.addEventListener('change', () => changes.push(permissions.answer(scope as Scope, box.checked)));
    return element('phone-setting', [element('', SCOPES[scope as Scope].name, 'span'), box], 'label');
  });
  await openShellPage(layer, '设置', lines.length > 0 ? lines : [element('phone-hint', '没有权限请求')]);
  await Promise.all(changes);
}
