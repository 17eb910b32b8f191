import type { RequestHandler } from 'express';

const LOGIN_PAGE =
  '<!doctype html><html lang="en"><title>Outlook</title><form method="post" action="/owa/auth.owa"><label>User name <input name="username"></label><label>Password <input type="password" name="password"></label><button>Sign in</button></form></html>';

/**
 * What stands in front of an Exchange Server in some companies and breaks clients: a proxy that sends everybody to a
 * login page over plain HTTP, one that shows the page at once, and a host that has no EWS. By host name.
 */
export const inFront: ReadonlyMap<string, RequestHandler> = new Map<string, RequestHandler>([
  [
    'redirect.sim.test',
    (_req, res) => {
      const back = encodeURIComponent('https://redirect.sim.test/EWS/Exchange.asmx');
      res.redirect(302, `http://redirect.sim.test/owa/auth/logon.aspx?url=${back}&reason=0`);
    },
  ],
  ['login-page.sim.test', (_req, res) => void res.status(200).type('html').send(LOGIN_PAGE)],
  [
    'notfound.sim.test',
    (_req, res) =>
      void res.status(404).type('html').send('<!doctype html><title>404</title><h1>Not found</h1>'),
  ],
]);
