import { randomUUID } from 'node:crypto';
import { giveConsent, readConsentFlow, startOnline } from '../../../contract/integrations.ts';
import type { RouteCall, RouteReply } from '../../../contract/route.ts';
import type { House } from '../../support/house.ts';
import { accountOf, chooseAccount } from '../../support/portal-person.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

type OnlineForm = NonNullable<RouteCall<typeof startOnline>['body']>;

export function onlineForm(over: Partial<OnlineForm> = {}): OnlineForm {
  return { id: randomUUID(), label: 'Sydhavn', kind: 'graph', controlMailbox: null, ...over };
}

/** From *Integrate* to the page that asks for the consent, with `administrator` signing in at Microsoft. */
export async function proveAdministrator(
  house: House,
  person: PortalPerson,
  administrator: string,
  form = onlineForm(),
): Promise<{ readonly flow: string; readonly shown: RouteReply<typeof readConsentFlow> }> {
  const { next } = await person.call(startOnline, { body: form });
  const back = await chooseAccount(next, accountOf(house.world(), administrator));
  const landed = await person.send(pathOf(back));
  const flow = /\/portal\/integrations\/consent\/([\w-]{43})$/.exec(
    landed.headers.get('location') ?? '',
  )?.[1];
  if (!flow) throw new Error(`the administrator ended up at ${landed.headers.get('location') ?? ''}`);
  return { flow, shown: await person.call(readConsentFlow, { params: { flow } }) };
}

/** The click, and the administrator's answer on Microsoft's page: the address that the browser is sent back to. */
export async function answerConsent(
  house: House,
  person: PortalPerson,
  flow: string,
  administrator: string,
  answer: 'accept' | 'cancel' = 'accept',
): Promise<URL> {
  const { next } = await person.call(giveConsent, { params: { flow } });
  const { origin, pathname, searchParams } = new URL(next);
  const more = { chosen_account: accountOf(house.world(), administrator), consent_answer: answer };
  const body = new URLSearchParams([...searchParams, ...Object.entries(more)]);
  const replied = await fetch(`${origin}${pathname}`, { method: 'POST', body, redirect: 'manual' });
  return new URL(replied.headers.get('location') ?? '');
}

/** Where the portal sends the browser after `back`, with this person's cookies. */
export async function comeBack(person: PortalPerson, back: URL): Promise<string> {
  const landed = await person.send(`${back.pathname}${back.search}`, {
    headers: { 'foyer-organization': '' },
  });
  return landed.headers.get('location') ?? `status ${landed.status}`;
}

export function attemptIn(location: string): string {
  const id = /^\/portal\/integrations\/attempts\/([0-9a-f-]{36})$/.exec(location)?.[1];
  if (!id) throw new Error(`the browser ended up at ${location}`);
  return id;
}

export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
