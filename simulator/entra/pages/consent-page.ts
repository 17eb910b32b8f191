import type { Account } from '../accounts.ts';
import type { SimulatedApp } from '../permissions.ts';
import { ACCOUNT_FIELD } from './account-picker.ts';
import { hiddenFields, html } from './page.ts';
import type { Page } from './page.ts';
import { accountKey } from '../accounts.ts';

export const ANSWER_FIELD = 'consent_answer';

export interface ConsentRequest {
  readonly account: Account;
  readonly app: SimulatedApp;
  /** Sentences that say what the app will be able to do. */
  readonly meanings: readonly string[];
  readonly forEverybody: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  readonly action: string;
  readonly formTargets: readonly string[];
}

/** Asks one person, or an administrator for the whole tenant, whether the app may do what it asks for. */
export function consentPage(request: ConsentRequest): Page {
  const { account, app, meanings, forEverybody, parameters, action, formTargets } = request;
  const title = forEverybody ? 'Grant access for your organization' : 'Permissions requested';
  const body = html`<p class="brand">Simulated sign-in service</p>
    <h1>${title}</h1>
    <p class="note">${account.person.displayName}, ${account.tenant.name}</p>
    <p>The application <code>${app.clientId}</code> asks to:</p>
    <ul class="plain">
      ${meanings.map((meaning) => html`<li>${meaning}</li>`)}
    </ul>
    ${forEverybody ? html`<p>If you accept, it gets this access for everybody in ${account.tenant.name}.</p>` : null}
    <form method="post" action="${action}">
      ${hiddenFields({ ...parameters, [ACCOUNT_FIELD]: accountKey(account) })}
      <div class="row">
        <button class="secondary" name="${ANSWER_FIELD}" value="cancel">Cancel</button>
        <button class="primary" name="${ANSWER_FIELD}" value="accept">Accept</button>
      </div>
    </form>`;
  return { title, body, formTargets };
}
