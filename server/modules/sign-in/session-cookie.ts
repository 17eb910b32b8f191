import { cookieValues, hostCookie } from './cookies.ts';
import { isSecret } from './one-time-secret.ts';

/** At most a long working day, however busy. */
export const PORTAL_SESSION_MS = 12 * 60 * 60_000;

/** What a browser shows of its session: none, one that may be ours, or something that a browser of ours never sends. */
export type ShownSession =
  { readonly kind: 'none' } | { readonly kind: 'one'; readonly id: string } | { readonly kind: 'doubtful' };

export interface SessionCookie {
  readonly read: (header: string | undefined) => ShownSession;
  readonly issue: (id: string) => string;
  /** The `Set-Cookie` header that removes it. */
  readonly remove: string;
}

/** The cookie that carries the id of a portal session. Two of them: somebody planted one, so neither counts. */
export function sessionCookie(publicUrl: string): SessionCookie {
  const { name, set } = hostCookie(publicUrl, 'sid');
  return {
    read(header) {
      const [id, ...others] = cookieValues(header, name);
      if (id === undefined) return { kind: 'none' };
      return others.length === 0 && isSecret(id) ? { kind: 'one', id } : { kind: 'doubtful' };
    },
    issue: (id) => set(id, PORTAL_SESSION_MS / 1_000),
    remove: set('', 0),
  };
}
