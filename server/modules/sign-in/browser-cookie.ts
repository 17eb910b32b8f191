import { PRE_LOGIN_MS } from './browser-trip.ts';
import { cookieValues, hostCookie } from './cookies.ts';
import { isSecret, newSecret } from './one-time-secret.ts';

export interface BrowserCookie {
  /** The browser's secret, from its `Cookie` header; empty when it sent none, several, or one that cannot be ours. */
  readonly read: (header: string | undefined) => string;
  /** Keeps the secret of a browser that has one, so that two panes may sign in at the same time. */
  readonly issue: (header: string | undefined) => { readonly browser: string; readonly setCookie: string };
}

/**
 * The cookie that ties a sign-in to the browser which began it, so that nobody can end somebody else's. The dialog is
 * a top-level window on our own origin, where cookies work; the pane, which may be a third party, never needs it.
 */
export function browserCookie(publicUrl: string): BrowserCookie {
  const { name, set } = hostCookie(publicUrl, 'pre');

  function read(header: string | undefined): string {
    const [value = '', ...others] = cookieValues(header, name);
    return others.length === 0 && isSecret(value) ? value : '';
  }

  return {
    read,
    issue(header) {
      const browser = read(header) || newSecret();
      return { browser, setCookie: set(browser, PRE_LOGIN_MS / 1_000) };
    },
  };
}
