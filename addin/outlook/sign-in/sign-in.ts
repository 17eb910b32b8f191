import type { PaneSettings } from '../settings.ts';
import { dialogSignIn } from './dialog.ts';
import type { ExchangeTicket } from './dialog.ts';
import { createLadder } from './ladder.ts';
import type { SignIn } from './ladder.ts';
import { nestedApp } from './nested-app.ts';
import { officeSso } from './office-sso.ts';

/** Signing in from inside Outlook: nested app authentication, then Office's single sign-on, then a dialog. */
export function outlookSignIn(settings: PaneSettings, exchange: ExchangeTicket): SignIn {
  const rungs = [nestedApp(settings), officeSso(), dialogSignIn(location.origin, exchange)];
  return createLadder(rungs, () => performance.timeOrigin + performance.now());
}
