/** What may be asked of Graph, and how the record of calls names it. */
export interface AllowedCall {
  readonly operation: string;
  /** The person or room whose mailbox is touched; null for directory questions. */
  readonly mailbox: string | null;
  /** A good answer is thrown away before anything looks into it: only that it came matters. */
  readonly isUnread?: boolean;
}

const segment = '([^/]+)';

const allowed: readonly { method: 'GET' | 'POST'; path: RegExp; operation: string; mailbox: boolean }[] = [
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
  perUser('GET', '/calendarView', 'calendarView', true),
  perUser('GET', '/calendarView/delta', 'calendarView/delta', true),
  perUser('POST', '/calendar/getSchedule', 'getSchedule', true),
  perUser('POST', '/checkMemberGroups', 'checkMemberGroups', false),
];

/**
 * The wall behind the permissions that a customer grants: even where the tenant allows more, this client cannot ask
 * for a message, a body, an attachment or a write. Throws an Error, which is a bug of ours, for any other call.
 */
export function allowedCall(method: string, url: URL): AllowedCall {
  const path = url.pathname.replace(/^\/v1\.0(?=\/)/, '');
  const entry = allowed.find((entry) => entry.method === method && entry.path.test(path));
  if (!entry || path === url.pathname || /%2f|%5c/i.test(path)) {
    throw new Error(`Graph may not be asked for ${method} ${shape(path)}`);
  }
  const owner = entry.mailbox ? path.split('/')[2] : undefined;
  return { operation: entry.operation, mailbox: owner === undefined ? null : decodeURIComponent(owner) };
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

function perUser(method: 'GET' | 'POST', rest: string, operation: string, mailbox: boolean) {
  return { method, path: new RegExp(`^/users/${segment}${rest}$`), operation, mailbox };
}

/** The path without whoever it is about: it ends up in a log. */
function shape(path: string): string {
  return path.replace(/^(\/[^/]+)\/[^/]+/, '$1/…');
}
