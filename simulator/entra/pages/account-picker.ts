import { accountKey } from '../accounts.ts';
import type { Account, Audience } from '../accounts.ts';
import { hiddenFields, html } from './page.ts';
import type { Html, Page } from './page.ts';

/** What the picker's forms send back, besides the request they carry along. */
export const ACCOUNT_FIELD = 'chosen_account';
export const FILTER_FIELD = 'account_filter';

const MOST_SHOWN = 40;

export interface PickerRequest {
  readonly audience: Audience;
  /** The parameters of the request, carried through the form. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The form's target, relative to the page: it must work wherever the router is mounted. */
  readonly action: string;
  readonly formTargets: readonly string[];
}

/** Lists the people who may sign in here; choosing one is all it takes, because nobody in this world has a password. */
export function accountPicker({ audience, parameters, action, formTargets }: PickerRequest): Page {
  const { [FILTER_FIELD]: filter = '', ...request } = parameters;
  const accounts = audience.tenants.flatMap((tenant) =>
    // Without a tenant in the address everybody signs in at home.
    tenant.people
      .filter(({ guestOf }) => audience.one !== null || guestOf === undefined)
      .map((person) => ({ tenant, person })),
  );
  const hinted = accounts.filter(({ person }) => person.mail === request['login_hint']?.toLowerCase());
  const found = hinted.length > 0 ? hinted : accounts.filter(matches(filter));
  const shown = found.slice(0, MOST_SHOWN);

  const body = html`<p class="brand">Simulated sign-in service</p>
    <h1>Choose an account</h1>
    <p class="note">These people are made up and have no passwords.</p>
    ${hinted.length === 0 && accounts.length > MOST_SHOWN ? search(request, action, filter) : null}
    <form method="post" action="${action}">${hiddenFields(request)} ${byTenant(shown)}</form>
    ${found.length > shown.length ? html`<p role="status">${found.length - shown.length} more: search.</p>` : null}
    ${found.length === 0 ? html`<p role="status">Nobody is called that.</p>` : null}
    ${hinted.length > 0 ? anotherAccount(request, action) : null}`;
  return { title: 'Choose an account', body, formTargets };
}

function matches(filter: string): (account: Account) => boolean {
  const wanted = filter.toLowerCase();
  return ({ person }) => `${person.displayName} ${person.mail}`.toLowerCase().includes(wanted);
}

function byTenant(accounts: readonly Account[]): readonly Html[] {
  return [...Map.groupBy(accounts, ({ tenant }) => tenant)].map(
    ([tenant, own]) =>
      html`<h2>${tenant.name}</h2>
        <ul>
          ${own.map(accountButton)}
        </ul>`,
  );
}

function accountButton(account: Account): Html {
  const { displayName, mail, enabled } = account.person;
  return html`<li>
    <button name="${ACCOUNT_FIELD}" value="${accountKey(account)}">
      ${displayName} <span>${mail}${enabled ? null : ' (disabled)'}</span>
    </button>
  </li>`;
}

function search(request: Readonly<Record<string, string>>, action: string, filter: string): Html {
  return html`<form method="get" action="${action}" role="search">
    ${hiddenFields(request)}
    <label>
      Name or address <input type="search" name="${FILTER_FIELD}" value="${filter}" maxlength="100" />
    </label>
    <button class="secondary">Search</button>
  </form>`;
}

function anotherAccount(
  { login_hint: _hint, ...request }: Readonly<Record<string, string>>,
  action: string,
): Html {
  return html`<p><a href="${action}?${new URLSearchParams(request).toString()}">Use another account</a></p>`;
}
