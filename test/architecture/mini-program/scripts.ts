import path from 'node:path';
import ts from 'typescript';
import { readText } from './program';

/** What is known on the way through a script and those it imports: files seen, and the names of objects that were spread. */
interface Walk {
  seen: Set<string>;
  spread: Set<string>;
}

/**
 * The names of everything that a page's or component's script could handle an event with: members of
 * the objects given to Page, Component and Behavior, at the top and under `methods`, those of objects that are
 * spread into them, there and in the own files it imports, from which behaviours and shared methods come.
 */
export function handlersOf(
  folder: string,
  file: string,
  walk: Walk = { seen: new Set(), spread: new Set() },
): Set<string> {
  const handlers = new Set<string>();
  if (walk.seen.has(file)) return handlers;
  walk.seen.add(file);
  const source = ts.createSourceFile(file, readText(folder, file), ts.ScriptTarget.Latest, true);
  source.forEachChild(function visit(node): void {
    if (ts.isCallExpression(node) && isDefinition(node))
      node.arguments.forEach((value) => collect(value, handlers, walk));
    node.forEachChild(visit);
  });
  source.forEachChild(function visit(node): void {
    if (ts.isVariableDeclaration(node) && node.initializer && walk.spread.has(node.name.getText()))
      collect(node.initializer, handlers, walk);
    node.forEachChild(visit);
  });
  for (const imported of ownImports(source, file)) {
    for (const name of handlersOf(folder, imported, walk)) handlers.add(name);
  }
  return handlers;
}

function isDefinition({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && ['Page', 'Component', 'Behavior'].includes(expression.text);
}

function collect(value: ts.Node, handlers: Set<string>, walk: Walk): void {
  if (!ts.isObjectLiteralExpression(value)) return;
  for (const member of value.properties) {
    if (ts.isSpreadAssignment(member)) walk.spread.add(member.expression.getText());
    const name = member.name !== undefined && ts.isIdentifier(member.name) ? member.name.text : '';
    if (name === 'methods' && ts.isPropertyAssignment(member)) collect(member.initializer, handlers, walk);
    else if (isFunction(member)) handlers.add(name);
  }
}

function isFunction(member: ts.ObjectLiteralElementLike): boolean {
  if (ts.isMethodDeclaration(member) || ts.isShorthandPropertyAssignment(member)) return true;
  return ts.isPropertyAssignment(member) && !isData(member.initializer);
}

/** A member that holds data can't handle anything; a call or a name may be a function made elsewhere. */
function isData(value: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value) || ts.isLiteralExpression(value)
  );
}

function ownImports(source: ts.SourceFile, file: string): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const target = (statement.moduleSpecifier as ts.StringLiteral).text;
    return target.startsWith('.') ? [path.posix.join(path.posix.dirname(file), `${target}.ts`)] : [];
  });
}
