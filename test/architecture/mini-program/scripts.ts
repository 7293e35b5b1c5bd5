import path from 'node:path';
import ts from 'typescript';
import { readText } from './program';

/**
 * The names of everything that a page's or component's script could handle an event with: members of
 * the objects given to Page, Component and Behavior, at the top and under `methods`, there and in the
 * own files it imports, from which behaviours and shared methods come.
 */
export function handlersOf(folder: string, file: string, seen = new Set<string>()): Set<string> {
  const handlers = new Set<string>();
  if (seen.has(file)) return handlers;
  seen.add(file);
  const source = ts.createSourceFile(file, readText(folder, file), ts.ScriptTarget.Latest, true);
  source.forEachChild(function visit(node): void {
    if (ts.isCallExpression(node) && isDefinition(node))
      node.arguments.forEach((value) => collect(value, handlers));
    node.forEachChild(visit);
  });
  for (const imported of ownImports(source, file)) {
    for (const name of handlersOf(folder, imported, seen)) handlers.add(name);
  }
  return handlers;
}

function isDefinition({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && ['Page', 'Component', 'Behavior'].includes(expression.text);
}

function collect(value: ts.Node, handlers: Set<string>): void {
  if (!ts.isObjectLiteralExpression(value)) return;
  for (const member of value.properties) {
    const name = member.name !== undefined && ts.isIdentifier(member.name) ? member.name.text : '';
    if (name === 'methods' && ts.isPropertyAssignment(member)) collect(member.initializer, handlers);
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
