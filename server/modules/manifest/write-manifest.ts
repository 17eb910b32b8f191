import { z } from 'zod';

/** What manifest.xml is written for: an installation's address, and the id of its Entra application. */
export interface ManifestTarget {
  /** Where Outlook reaches the product, e.g. `https://foyer.example.com`: https, without path, query or credentials. */
  readonly url: string;
  /** The application (client) id, a GUID. */
  readonly clientId: string;
}

export type ManifestResult =
  { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly mistakes: readonly string[] };

/** What stands in the template in place of an installation's own values: the simulated tenant's, so that it is valid. */
export const TEMPLATE_TARGET: ManifestTarget = {
  url: 'https://foyer.sim.test',
  clientId: '6f6f7965-7200-4000-8000-000000000001',
};

/** URL parsers let more letters into a host than a name can have (a quotation mark, for one). */
const HOST_NAME = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])$/;
const Address = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && HOST_NAME.test(new URL(text).hostname));
const ClientId = z.guid();

/**
 * The text of manifest.xml for one installation: the template's placeholders replaced, everything else untouched.
 * Every mistake in the target is told at once, as sentences. The add-in's own `Id` stays the same for everybody.
 */
export function writeManifest(template: string, target: ManifestTarget): ManifestResult {
  const mistakes = [...mistakesInUrl(target.url), ...mistakesInClientId(target.clientId)];
  if (mistakes.length > 0) return { ok: false, mistakes };

  const { host, origin } = new URL(target.url);
  const from = { origin: TEMPLATE_TARGET.url, host: new URL(TEMPLATE_TARGET.url).host };
  const xml = template
    .replaceAll(`api://${from.host}/`, `api://${escapeXml(host)}/`)
    .replaceAll(from.origin, escapeXml(origin))
    .replaceAll(TEMPLATE_TARGET.clientId, escapeXml(target.clientId.toLowerCase()));
  return { ok: true, xml };
}

function mistakesInUrl(text: string): string[] {
  if (!Address.safeParse(text).success) return [`This is not the address of a web server: ${text}`];

  const url = new URL(text);
  if (url.protocol !== 'https:') {
    return [`Outlook loads add-ins over https only, and this address is not https: ${url.origin}`];
  }
  if (url.username || url.password) return ['The address must not hold a user name or a password.'];
  if (url.pathname !== '/' || url.search || url.hash) {
    return [`Only scheme, host and port belong into the address; take ${url.origin}`];
  }
  return [];
}

function mistakesInClientId(text: string): string[] {
  return ClientId.safeParse(text).success
    ? []
    : [`The client id is the GUID that Entra shows as "Application (client) ID"; this is not one: ${text}`];
}

/** Values go into attributes and text; a host name cannot hold these letters, but nothing here relies on that. */
function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return text.replaceAll(/[&<>"']/g, (letter) => names[letter] ?? letter);
}
