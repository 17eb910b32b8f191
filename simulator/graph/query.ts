import type { Request } from 'express';
import { refusals } from './failures.ts';

/** The OData options of a request, as far as this call takes them. */
export interface Query {
  /** Properties asked for, in order; null means all. */
  readonly select: readonly string[] | null;
  readonly top: number;
  readonly skip: number;
  readonly count: boolean;
  readonly orderBy: string | null;
  readonly filter: string | null;
}

interface Allowed {
  /** Options with a dollar sign, e.g. `$select`, and the call's own parameters. */
  readonly options: readonly string[];
  readonly properties?: readonly string[];
  readonly type?: string;
  readonly defaultTop: number;
  readonly mostTop: number;
}

/** Reads the query string. Throws Graph's 400 on options this call does not take, and on unknown properties. */
export function readQuery(req: Request, allowed: Allowed): Query {
  for (const name of Object.keys(req.query)) {
    if (!allowed.options.some((option) => option.toLowerCase() === name.toLowerCase())) {
      throw refusals.badRequest(
        `The query parameter '${name.slice(0, 100)}' is not supported for this request.`,
      );
    }
  }
  const skipToken = text(req, '$skiptoken');
  return {
    select: readSelect(text(req, '$select'), allowed),
    top: wholeNumber(text(req, '$top'), '$top', allowed.defaultTop, 1, allowed.mostTop),
    skip:
      skipToken === null ? wholeNumber(text(req, '$skip'), '$skip', 0, 0, 1_000_000) : offsetOf(skipToken),
    count: text(req, '$count') === 'true',
    orderBy: text(req, '$orderby'),
    filter: text(req, '$filter'),
  };
}

/** A query parameter that stands at most once; null when it is missing. Names are not case-sensitive in Graph. */
export function text(req: Request, name: string): string | null {
  const key = Object.keys(req.query).find((each) => each.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : req.query[key];
  if (value === undefined) return null;
  if (typeof value !== 'string')
    throw refusals.badRequest(`Query option '${name}' was specified more than once.`);
  return value;
}

/** The chosen properties of an object; `id` and the odata annotations always come along. */
export function selected<T extends object>(object: T, select: readonly string[] | null): Partial<T> {
  if (select === null) return object;
  const wanted = new Set(select);
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => wanted.has(name) || name === 'id' || name.startsWith('@')),
  ) as Partial<T>;
}

export function skipTokenFor(offset: number): string {
  return Buffer.from(`s:${offset}`).toString('base64url');
}

function offsetOf(token: string): number {
  const offset = /^s:(\d{1,7})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (offset === undefined) throw refusals.badRequest('The skip token is not valid.');
  return Number(offset);
}

function readSelect(select: string | null, { properties, type }: Allowed): readonly string[] | null {
  if (select === null || select === '') return null;
  const names = select.split(',').map((name) => name.trim());
  const unknown = names.find((name) => properties !== undefined && !properties.includes(name));
  if (unknown !== undefined) throw refusals.badProperty(unknown, type ?? 'Microsoft.Graph.Entity');
  return names;
}

function wholeNumber(
  given: string | null,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (given === null) return otherwise;
  const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (Number.isNaN(number) || number < least) {
    throw refusals.badRequest(`Invalid value '${given.slice(0, 20)}' for ${name} query option found.`);
  }
  return Math.min(number, most);
}
