import { MEETING_FIELDS } from './room-meeting.ts';

/** What may be asked of Graph, and how the record of calls names it. */
export interface AllowedCall {
  readonly operation: string;
  /** The person or room whose mailbox is touched; null for directory questions. */
  readonly mailbox: string | null;
  /** A good answer is thrown away before anything looks into it: only that it came matters. */
  readonly isUnread?: boolean;
  /** Of a good answer only ids are kept; the rest is thrown away before anything looks into it. */
  readonly isCutToIds?: boolean;
  /** What is asked for, for the record; unless given, the `$select`. */
  readonly properties?: string;
  /** Whether it may be sent again when nothing came back. Default: yes, it only reads. */
  readonly isRepeatable?: boolean;
}

const segment = '([^/]+)';

interface Entry {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly operation: string;
  readonly mailbox: boolean;
  /** What must be true of the query. */
  readonly query?: (query: URLSearchParams) => boolean;
  readonly more?: Pick<AllowedCall, 'isCutToIds' | 'properties'>;
}

const allowed: readonly Entry[] = [
  { method: 'GET', path: /^\/places\/.+$/, operation: 'places', mailbox: false },
  { method: 'GET', path: /^\/organization$/, operation: 'organization', mailbox: false },
  { method: 'GET', path: /^\/groups$/, operation: 'groups', mailbox: false },
  {
    method: 'GET',
    path: /^\/groups\/[^/]+\/transitiveMembers\/microsoft\.graph\.user$/,
    operation: 'transitiveMembers',
    mailbox: false,
  },
  { method: 'GET', path: /^\/users(\/[^/]+)?$/, operation: 'users', mailbox: false },
  { ...perUser('GET', '/calendarView', 'calendarView', true), query: asksForKnownFields },
  {
    ...perUser('GET', '/calendarView/delta', 'calendarView/delta', true),
    query: (query) => hasOnly(query, ['startDateTime', 'endDateTime', '$skiptoken', '$deltatoken']),
    more: { isCutToIds: true, properties: 'ids only; bodies are discarded unread' },
  },
  perUser('POST', '/calendar/getSchedule', 'getSchedule', true),
  perUser('POST', '/checkMemberGroups', 'checkMemberGroups', false),
];

/**
 * The wall behind the permissions that a customer grants: even where the tenant allows more, this client cannot ask
 * for a message, a body, an attachment or a write. Throws an Error, which is a bug of ours, for any other call.
 */
export function allowedCall(method: string, url: URL): AllowedCall {
  const path = url.pathname.replace(/^\/v1\.0(?=\/)/, '');
  const entry = allowed.find(
    (entry) => entry.method === method && entry.path.test(path) && (entry.query?.(url.searchParams) ?? true),
  );
  if (!entry || path === url.pathname || /%2f|%5c/i.test(path)) {
    throw new Error(`Graph may not be asked for ${method} ${shape(path)}`);
  }
  const owner = entry.mailbox ? path.split('/')[2] : undefined;
  return {
    operation: entry.operation,
    mailbox: owner === undefined ? null : decodeURIComponent(owner),
    ...entry.more,
  };
}

/**
 * The wall of the access proof: beside the calls above, exactly one harmless question to a mail folder, which Exchange
 * is expected to refuse. Whatever it answers, its content is not read.
 */
export function allowedProbe(method: string, url: URL): AllowedCall {
  const owner = /^\/v1\.0\/users\/([^/]+)\/messages$/.exec(url.pathname)?.[1];
  const isProbe = method === 'GET' && url.search === '?$top=1&$select=id' && !/%2f|%5c/i.test(url.pathname);
  if (owner === undefined || !isProbe) return allowedCall(method, url);
  return { operation: 'messages (probe)', mailbox: decodeURIComponent(owner), isUnread: true };
}

/** A meeting is asked for the fields of the mirror, or, by the access proof, for its id. */
function asksForKnownFields(query: URLSearchParams): boolean {
  const [select, ...others] = query.getAll('$select');
  const known = ['startDateTime', 'endDateTime', '$top', '$skip', '$skiptoken', '$select'];
  return hasOnly(query, known) && others.length === 0 && (select === MEETING_FIELDS || select === 'id');
}

function hasOnly(query: URLSearchParams, names: readonly string[]): boolean {
  return [...query.keys()].every((name) => names.includes(name));
}

function perUser(method: 'GET' | 'POST', rest: string, operation: string, mailbox: boolean) {
  return { method, path: new RegExp(`^/users/${segment}${rest}$`), operation, mailbox };
}

/** The path without whoever it is about: it ends up in a log. */
function shape(path: string): string {
  return path.replace(/^(\/[^/]+)\/[^/]+/, '$1/…');
}
