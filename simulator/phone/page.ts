/**
 * The document of a phone. The app's bundle is fetched at once, but runs when the phone is ready for it. `reloads`
 * tells how new the document is, see `SimulatorState`.
 */
export const phonePage = (reloads: number): string => `<!doctype html>
<html lang="zh-CN" data-reloads="${reloads}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, user-scalable=no, viewport-fit=cover" />
    <title>手机</title>
    <link rel="icon" href="data:," />
    <link rel="preload" as="script" href="/phone/app.js" />
    <link rel="stylesheet" href="/phone/shell.css" />
    <script defer src="/phone/runtime.js"></script>
  </head>
  <body></body>
</html>
`;
