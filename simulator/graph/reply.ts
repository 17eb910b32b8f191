import type { Request, Response } from 'express';
import { refusals } from './failures.ts';
import { selected, skipTokenFor } from './query.ts';
import type { Query } from './query.ts';

/** The name under which the simulated Graph speaks of itself; absolute links in its answers begin with it. */
export const GRAPH_ORIGIN = 'https://graph.sim.test';

/**
 * A page of a collection with its context and, when there is more, an absolute nextLink that repeats the query and
 * carries a skip token.
 */
export function sendPage(
  req: Request,
  res: Response,
  all: readonly object[],
  query: Query,
  context: string,
): void {
  const page = all.slice(query.skip, query.skip + query.top);
  const next = query.skip + query.top;
  res.json({
    '@odata.context': `${GRAPH_ORIGIN}/v1.0/$metadata#${context}`,
    ...(query.count && { '@odata.count': all.length }),
    ...(next < all.length && {
      '@odata.nextLink': linkTo(req, { $skiptoken: skipTokenFor(next) }, ['$skip']),
    }),
    value: page.map((item) => selected(item, query.select)),
  });
}

export function sendOne(res: Response, item: object, query: Query, context: string): void {
  res.json({
    '@odata.context': `${GRAPH_ORIGIN}/v1.0/$metadata#${context}/$entity`,
    ...selected(item, query.select),
  });
}

/** An absolute link to the same call with some query parameters replaced or left out. */
export function linkTo(
  req: Request,
  replaced: Readonly<Record<string, string>>,
  without: readonly string[] = [],
): string {
  const url = new URL(`${GRAPH_ORIGIN}/v1.0${pathOf(req)}`);
  for (const [name, value] of Object.entries(req.query)) {
    const dropped = [...without, ...Object.keys(replaced)].some(
      (each) => each.toLowerCase() === name.toLowerCase(),
    );
    if (!dropped && typeof value === 'string') url.searchParams.set(name, value);
  }
  for (const [name, value] of Object.entries(replaced)) url.searchParams.set(name, value);
  return url.toString();
}

/** Says which of the preferences hold: the zone always, immutable ids (all ids here are) and a page size when asked for. */
export function applyPreferences(req: Request, res: Response, zone: string): void {
  const asked = req.get('prefer') ?? '';
  const [pageSize] = /odata\.maxpagesize=\d{1,6}/i.exec(asked) ?? [];
  const applied = [
    `outlook.timezone="${zone}"`,
    ...(/IdType\s*=\s*"ImmutableId"/i.test(asked) ? ['IdType="ImmutableId"'] : []),
    ...(pageSize !== undefined && req.path.endsWith('/delta') ? [pageSize] : []),
  ];
  res.set('Preference-Applied', applied.join(', '));
}

/** A path parameter; Express hands over arrays only for wildcards, which these routes do not use. */
export function param(req: Request, name: string): string {
  const value = req.params[name];
  if (typeof value !== 'string' || value.length > 320)
    throw refusals.badRequest('The resource path is not valid.');
  return value;
}

function pathOf(req: Request): string {
  return `${req.baseUrl}${req.path}`.replace(/^.*?\/v1\.0(?=\/)/i, '');
}
