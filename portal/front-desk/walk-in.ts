import type { FoundHost, FoundListedHost, WalkInHost } from '../../contract/walk-ins.ts';

/** Somebody who was found: on the list of the reception, or in the directory. */
export type AnyFoundHost = FoundHost | FoundListedHost;

/** Whom somebody at the desk visits: somebody who was found, or a name that is noted without telling anybody. */
export type ChosenHost =
  { readonly kind: 'found'; readonly host: AnyFoundHost } | { readonly kind: 'name'; readonly name: string };

export interface WalkInValues {
  /** One name per line. */
  readonly names: string;
  readonly company: string;
  readonly note: string;
  readonly host: ChosenHost | null;
}

export const emptyWalkIn: WalkInValues = { names: '', company: '', note: '', host: null };

/** The names that were typed, one per line, without what is empty. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What is sent of it, without ids; null: something is missing. */
export function walkInOf({ names, company, note, host }: WalkInValues) {
  const people = namesIn(names);
  if (people.length === 0 || host === null) return null;
  return {
    visitors: people.map((name) => ({ name, company: company.trim() === '' ? null : company })),
    host: askedHost(host),
    note,
  };
}

/** As it is sent. */
export function askedHost(chosen: ChosenHost): WalkInHost {
  if (chosen.kind === 'name') return { name: chosen.name };
  return askedFound(chosen.host);
}

/** Somebody who was found, as they are sent. */
export function askedFound(host: AnyFoundHost) {
  return 'tenantId' in host ? { tenantId: host.tenantId, id: host.id } : { listed: host.id };
}
