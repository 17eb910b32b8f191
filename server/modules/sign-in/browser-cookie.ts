import { isSecret, newSecret } from './one-time-secret.ts';
import { PRE_LOGIN_MS } from './dialog.ts';

export interface BrowserCookie {
  /** The browser's secret, from its `Cookie` header; empty when it sent none, several, or one that cannot be ours. */
  readonly read: (header: string | undefined) => string;
  /** Keeps the secret of a browser that has one, so that two panes may sign in at the same time. */
  readonly issue: (header: string | undefined) => { readonly browser: string; readonly setCookie: string };
}

/**
 * The cookie that ties a sign-in to the browser which began it, so that nobody can end somebody else's. The dialog is
 * a top-level window on our own origin, where cookies work; the pane, which may be a third party, never needs it.
 *
 * `__Host-` keeps other hosts of the domain from planting one (RFC 6265bis, section 4.1.3) but needs https. A product
 * on plain http exists on loopback only, where some browsers refuse a cookie marked Secure.
 */
export function browserCookie(publicUrl: string): BrowserCookie {
  const isSecure = publicUrl.startsWith('https:');
  const name = isSecure ? '__Host-pre' : 'pre';
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${PRE_LOGIN_MS / 1_000}${isSecure ? '; Secure' : ''}`;

  function read(header: string | undefined): string {
    const values = (header ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${name}=`))
      .map((pair) => pair.slice(name.length + 1));
    const [value = '', ...others] = values;
    return others.length === 0 && isSecret(value) ? value : '';
  }

  return {
    read,
    issue(header) {
      const browser = read(header) || newSecret();
      return { browser, setCookie: `${name}=${browser}; ${attributes}` };
    },
  };
}
