import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Destination } from './authorization-request.ts';
import { errorBody } from './entra-error.ts';
import type { EntraError } from './entra-error.ts';
import { formPostPage } from './pages/notices.ts';
import { sendPage } from './pages/page.ts';

/** Sends the browser back to the app with `reply` and the app's `state`, in the query or in a form. */
export function replyToApp(
  res: Response,
  { redirectUri, responseMode, state }: Destination,
  reply: Readonly<Record<string, string>>,
): void {
  const full = { ...reply, ...(state !== undefined && { state }) };
  if (responseMode === 'form_post') {
    sendPage(res, 200, formPostPage(redirectUri, full));
    return;
  }
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(full)) target.searchParams.append(name, value);
  res.set('cache-control', 'no-store').redirect(302, target.href);
}

/** A refusal as the authorize endpoint words it; `invalid_grant` is a word of the token endpoint. */
export function refusalReply(error: EntraError): Readonly<Record<string, string>> {
  const { error_description, error_uri } = errorBody(error, randomUUID());
  const word = error.error === 'invalid_grant' ? 'access_denied' : error.error;
  const subcode = error.number === 65004 ? { error_subcode: 'cancel' } : {};
  return { error: word, error_description, error_uri, ...subcode };
}
