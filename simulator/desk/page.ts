import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../project';
import { ICON } from './icon';

/** Nothing but this server is ever asked for anything, and no script but the desk's own runs. */
const POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";

/** The desk's HTML. It carries the project's title, since that is known before anything is connected. */
export function deskPage(project: Project): string {
  const title = escapeHtml(titleOf(project));
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · 本机微信</title>
    <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
    <link rel="stylesheet" href="/desk/desk.css">
    <script type="module" src="/desk/desk.js"></script>
  </head>
  <body><div id="desk" data-title="${title}"></div></body>
</html>
`;
}

/** The name people know the mini program by is the title of its windows; a project without one has its own name. */
function titleOf({ miniprogramRoot, name }: Project): string {
  try {
    const app = JSON.parse(readFileSync(path.join(miniprogramRoot, 'app.json'), 'utf8')) as {
      window?: { navigationBarTitleText?: string };
    };
    return app.window?.navigationBarTitleText ?? name;
  } catch {
    // A broken app.json is shown by the phones, where it matters.
    return name;
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
