import type { Handler } from './http';

/** A line of the route table: `:name` matches one path segment, a last `*` matches the rest. */
export interface Route {
  method: string;
  path: string;
  handler: Handler;
}

interface CompiledRoute extends Route {
  segments: string[];
}

export interface Match {
  handler: Handler;
  params: Record<string, string>;
}

/** Finds the first route that fits a method and a path, or tells that only the method does not fit. */
export type Router = (method: string, pathname: string) => Match | 'wrong method' | 'not found';

/** Builds a router of a table; earlier routes win. */
export function createRouter(routes: Route[]): Router {
  const compiled = routes.map((route) => ({ ...route, segments: split(route.path) }));
  return (method, pathname) => {
    const parts = split(pathname);
    let pathKnown = false;
    for (const route of compiled) {
      const params = match(route, parts);
      if (!params) continue;
      if (route.method === method) return { handler: route.handler, params };
      pathKnown = true;
    }
    return pathKnown ? 'wrong method' : 'not found';
  };
}

function split(pathname: string): string[] {
  return pathname.split('/').slice(1);
}

function match(route: CompiledRoute, parts: string[]): Record<string, string> | null {
  const { segments } = route;
  const open = segments.at(-1) === '*';
  const fixed = open ? segments.slice(0, -1) : segments;
  if (open ? parts.length < fixed.length : parts.length !== fixed.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of fixed.entries()) {
    const part = parts[index] ?? '';
    if (segment.startsWith(':')) {
      if (part === '') return null;
      params[segment.slice(1)] = decodeSegment(part);
    } else if (segment !== part) return null;
  }
  return params;
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
