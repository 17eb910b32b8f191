import type { Route } from '../../contract/route.ts';

export interface RequestParts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/**
 * The URL of a route: path parameters encoded, query parameters left out when undefined and repeated when they are lists.
 * Throws a TypeError on a missing path parameter or on a value that has no text form; both are bugs of the caller.
 */
export function routeUrl(baseUrl: string, route: Route, parts: RequestParts): string {
  const params = fieldsOf(parts.params);
  const path = route.path.replaceAll(/:([A-Za-z]+)/g, (_match, name: string) => {
    const value = params.get(name);
    if (value === undefined) throw new TypeError(`${route.path} needs ${name}`);
    return encodeURIComponent(textOf(value));
  });

  const query = new URLSearchParams();
  for (const [name, value] of fieldsOf(parts.query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== undefined) query.append(name, textOf(one));
  }
  const search = query.toString();
  return `${baseUrl}/${route.api}${path}${search ? `?${search}` : ''}`;
}

function fieldsOf(part: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof part === 'object' && part !== null ? Object.entries(part) : []);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError(`a ${typeof value} cannot be sent in a URL`);
}
