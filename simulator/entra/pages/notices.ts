import type { EntraError } from '../entra-error.ts';
import { hiddenFields, html } from './page.ts';
import type { Page } from './page.ts';

/** A refusal that cannot be sent back to the app, told to the person: Entra's code, and the ids to search for. */
export function refusalPage(error: EntraError, correlationId: string): Page {
  const body = html`<p class="brand">Simulated sign-in service</p>
    <h1>You cannot sign in</h1>
    <p role="alert">${error.message}</p>
    <p class="note">Correlation id: <code>${correlationId}</code></p>`;
  return { title: 'You cannot sign in', body };
}

export function signedOutPage(): Page {
  const body = html`<p class="brand">Simulated sign-in service</p>
    <h1>You are signed out</h1>
    <p>You can close this window.</p>`;
  return { title: 'You are signed out', body };
}

/** Sends the reply to the app in a form (OAuth 2.0 Form Post Response Mode); a click does it without JavaScript. */
export function formPostPage(target: string, reply: Readonly<Record<string, string>>): Page {
  const body = html`<p class="brand">Simulated sign-in service</p>
    <h1>You are signed in</h1>
    <form method="post" action="${target}">
      ${hiddenFields(reply)}
      <button class="primary">Continue</button>
    </form>`;
  return {
    title: 'Signing in',
    body,
    formTargets: [new URL(target).origin],
    script: 'document.forms[0].submit()',
  };
}
