import type { OrganizationId } from '../../contract/primitives.ts';
import { readPortalMe } from '../../contract/portal.ts';
import type { WorldDescription } from '../../simulator/index.ts';
import { createCall } from '../../ui/api/call.ts';
import type { Call } from '../../ui/api/call.ts';

/** Somebody who is signed in to the portal in a browser of their own. */
export interface PortalPerson {
  /** Typed calls of the portal, as its pages make them. */
  readonly call: Call;
  /** `Cookie` header of their browser. */
  readonly cookie: string;
  /** The organization they act in; null when they have a role nowhere. */
  readonly organization: () => OrganizationId | null;
  readonly actIn: (organization: OrganizationId | null) => void;
  /** A plain request with their cookie, their organization and the origin of the portal; `headers` come last. */
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
}

/** Signs people in through the simulated Entra over HTTP, each once. A person is a handle of the fixture. */
export function portalOf(
  productUrl: string,
  world: () => WorldDescription,
): (person: string) => Promise<PortalPerson> {
  const known = new Map<string, Promise<PortalPerson>>();

  return (person) => {
    const entering = known.get(person) ?? enter(productUrl, accountOf(world(), person));
    known.set(person, entering);
    return entering;
  };
}

async function enter(productUrl: string, account: string): Promise<PortalPerson> {
  const cookie = await signIn(productUrl, account);
  let organization: OrganizationId | null = null;
  const withCookie = (init: RequestInit): RequestInit => {
    const headers = new Headers(init.headers);
    if (!headers.has('cookie')) headers.set('cookie', cookie);
    if (!headers.has('origin')) headers.set('origin', productUrl);
    return { ...init, headers };
  };
  const call = createCall({
    baseUrl: productUrl,
    organization: () => organization,
    send: (url, init) => fetch(url, withCookie(init)),
  });
  organization = (await call(readPortalMe, {})).organizations[0]?.id ?? null;
  return {
    call,
    cookie,
    organization: () => organization,
    actIn: (chosen) => {
      organization = chosen;
    },
    send: (path, init = {}) => {
      const headers = new Headers(init.headers);
      if (organization && !headers.has('foyer-organization')) headers.set('foyer-organization', organization);
      return fetch(productUrl + path, { redirect: 'manual', ...withCookie({ ...init, headers }) });
    },
  };
}

/** From the portal's sign-in button to the cookie of a session, as a browser goes. */
async function signIn(productUrl: string, account: string): Promise<string> {
  const begun = await fetch(`${productUrl}/auth/portal/start`, { redirect: 'manual' });
  const back = await chooseAccount(begun.headers.get('location') ?? '', account);
  const landed = await fetch(back, { redirect: 'manual', headers: { cookie: cookieOf(begun) } });
  const cookie = cookieOf(landed);
  if (!cookie)
    throw new Error(`signing in ended at ${landed.status} ${landed.headers.get('location') ?? ''}`);
  return cookie;
}

/** Picks an account (`<tenant id>.<object id>`) on Entra's page and agrees to what it asks; gives the way back to us. */
export async function chooseAccount(at: string, account: string): Promise<string> {
  const { origin, pathname, searchParams } = new URL(at);
  const post = async (more: Readonly<Record<string, string>>, cookie = '') => {
    const body = new URLSearchParams([...searchParams, ...Object.entries(more)]);
    return await fetch(`${origin}${pathname}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie },
    });
  };
  let answer = await post({ chosen_account: account });
  if (answer.status === 200) {
    answer = await post({ chosen_account: account, consent_answer: 'accept' }, cookieOf(answer));
  }
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`Entra sent nobody back: ${answer.status} ${await answer.text()}`);
  return location;
}

/** The key under which the account picker knows a person of the fixture. */
export function accountOf(world: WorldDescription, handle: string): string {
  for (const tenant of world.tenants) {
    const person = tenant.people.find((each) => each.handle === handle);
    if (person) return `${tenant.id}.${person.id}`;
  }
  throw new Error(`the fixture has nobody called ${handle}`);
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');
}
