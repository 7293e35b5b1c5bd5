import ts from 'typescript';

/** What phones don't have or the project doesn't want, with the reason that a reader gets. */
const RULES: [reason: string, isForbidden: (node: ts.Node, file: string) => boolean][] = [
  ['Intl has no time zones on phones; use the clock file', (node) => isNamed(node, 'Intl')],
  ['WeChat forbids eval', (node) => isNamed(node, 'eval') || isCodeFromText(node)],
  ['older iOS knows no lookbehind in regular expressions', (node) => hasLookbehind(node)],
  [
    "iOS can't read most dates written as text; use the clock file",
    (node, file) => file !== CLOCK && readsDateText(node),
  ],
  ['DevTools strips types only; a const enum would be missing', (node) => isConstEnum(node)],
  [
    'only miniprogram/cloud/ touches the cloud and the device',
    (node, file) => !inCloud(file) && isDevice(node),
  ],
];

/** The one file that may read days written as text, in the two forms that every phone understands. */
const CLOCK = 'shared/time.ts';

const DEVICE =
  /^(cloud|getLocation|chooseLocation|startLocationUpdate|requestSubscribeMessage|scanCode|chooseMedia|chooseImage|uploadFile|request)$/;

/** Forbidden syntax in a source of the phone, as `file:line: reason`. `file` is relative to miniprogram/. */
export function forbiddenLanguage(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  source.forEachChild(function visit(node): void {
    for (const [reason, isForbidden] of RULES) {
      if (!isForbidden(node, file)) continue;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1}: ${reason}`);
    }
    node.forEachChild(visit);
  });
  return found;
}

/** The global of that name itself, not a member or a key that happens to be called so. */
function isNamed(node: ts.Node, name: string): boolean {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  return !isMember && !ts.isPropertyAssignment(parent);
}

/** `Function(...)`, `new Function(...)` and timers given a text, which are eval by other names. */
function isCodeFromText(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  const [first] = node.arguments ?? [];
  const isTimer = isNamed(node.expression, 'setTimeout') || isNamed(node.expression, 'setInterval');
  return isNamed(node.expression, 'Function') || (isTimer && isText(first));
}

function hasLookbehind(node: ts.Node): boolean {
  const isPattern = ts.isRegularExpressionLiteral(node) || (isText(node) && isInRegExp(node));
  return isPattern && /\(\?<[=!]/.test(node.getText());
}

function isInRegExp({ parent }: ts.Node): boolean {
  return (ts.isNewExpression(parent) || ts.isCallExpression(parent)) && isNamed(parent.expression, 'RegExp');
}

function readsDateText(node: ts.Node): boolean {
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date')) return isText(node.arguments?.[0]);
  return ts.isCallExpression(node) && node.expression.getText() === 'Date.parse';
}

function isText(node: ts.Node | undefined): boolean {
  if (node === undefined) return false;
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  return ts.isBinaryExpression(node) && (isText(node.left) || isText(node.right));
}

function isConstEnum(node: ts.Node): boolean {
  return (
    ts.isEnumDeclaration(node) &&
    node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ConstKeyword) === true
  );
}

function isDevice(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && isNamed(node.expression, 'wx') && DEVICE.test(node.name.text);
}

function inCloud(file: string): boolean {
  return file.startsWith('cloud/');
}
