import type { Request } from 'express';
import { refusals } from './failures.ts';

/** What a search looks at. */
interface Named {
  readonly displayName: string;
  readonly mail: string | null;
}
type Matches = (item: Named) => boolean;

/**
 * `$filter` as Graph takes it for names: `displayName eq 'x'`, `startswith(displayName,'x')`, the same of mail, several
 * of them with `or`. Other filters are not simulated.
 */
export function nameFilter(filter: string | null): Matches {
  if (filter === null) return () => true;
  // What stands in quotes may hold the word as well.
  const clauses = filter.match(/(?:'(?:[^']|'')*'|(?! or )[^'])+/gi) ?? [];
  return anyOf(clauses.map((text) => clause(text.replace(/^or /i, ''))));
}

/**
 * `$search="displayName:x"`, on displayName or mail, several with OR. As in Graph it needs the header
 * `ConsistencyLevel: eventual`, and matches the beginnings of words.
 */
export function nameSearch(req: Request, search: string | null): Matches {
  if (search === null) return () => true;
  if (req.get('consistencylevel')?.toLowerCase() !== 'eventual') {
    throw refusals.badRequest(
      "Request with $search query parameter only works with the 'ConsistencyLevel: eventual' header.",
    );
  }
  return anyOf(search.split(/ OR /).map(searchClause));
}

/** Sorted as `$orderby=displayName` or `mail` wants; as it is without. Throws Graph's 400 for other properties. */
export function byName<T extends Named>(items: readonly T[], orderBy: string | null): readonly T[] {
  if (orderBy === null) return items;
  const [, field, direction] = /^\s*(displayName|mail)(?:\s+(asc|desc))?\s*$/i.exec(orderBy) ?? [];
  if (field === undefined) throw refusals.badRequest('Unsupported sort property for this resource.');
  const sign = direction?.toLowerCase() === 'desc' ? -1 : 1;
  return items.toSorted((one, other) => {
    const [left, right] = [valueOf(one, field), valueOf(other, field)];
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

function clause(text: string): Matches {
  const [, equalField, equal] = /^\s*(displayName|mail) eq '((?:[^']|'')*)'\s*$/i.exec(text) ?? [];
  if (equalField !== undefined && equal !== undefined) {
    return (item) => valueOf(item, equalField) === unquoted(equal);
  }
  const [, field, prefix] = /^\s*startswith\((displayName|mail),\s*'((?:[^']|'')*)'\)\s*$/i.exec(text) ?? [];
  if (field !== undefined && prefix !== undefined) {
    return (item) => valueOf(item, field).startsWith(unquoted(prefix));
  }
  throw refusals.notSimulated('this $filter');
}

function searchClause(text: string): Matches {
  const [, field, wanted] = /^\s*"(displayName|mail):([^"]*)"\s*$/i.exec(text) ?? [];
  if (field === undefined || wanted === undefined) throw refusals.badRequest('Syntax error in $search.');
  const beginning = wanted.toLowerCase();
  return (item) => {
    const value = valueOf(item, field);
    return value.startsWith(beginning) || value.split(/[\s@.]+/).some((word) => word.startsWith(beginning));
  };
}

function valueOf(item: Named, field: string): string {
  return (field.toLowerCase() === 'mail' ? (item.mail ?? '') : item.displayName).toLowerCase();
}

function anyOf(clauses: readonly Matches[]): Matches {
  return (item) => clauses.some((matches) => matches(item));
}

function unquoted(literal: string): string {
  return literal.replaceAll("''", "'").toLowerCase();
}
