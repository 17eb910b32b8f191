import { findKioskHosts, welcomeAtKiosk } from '../../contract/kiosk.ts';
import type { TextToRead } from '../../contract/kiosk.ts';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Call } from '../../ui/api/call.ts';
import type { Entered, Guest, Screen } from './screen.ts';

/** Whom somebody may mean who is not expected; what cannot be a name is like one that is not known. */
export async function seekHosts(
  call: Call,
  guest: Guest,
  search: string,
  language: KioskLanguage,
  signal: AbortSignal,
): Promise<Screen> {
  try {
    const { hosts, rules } = await call(findKioskHosts, { body: { search, language } }, { signal });
    if (hosts.length === 0) return { at: 'noHost' };
    return { at: 'host', guest, hosts: hosts.map(({ name }) => name), rules };
  } catch (error) {
    if (error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'invalid-request')) {
      return { at: 'noHost' };
    }
    throw error;
  }
}

/** Checks in somebody who is not expected; may be said again. Throws as a call does. */
export async function welcomeGuest(
  call: Call,
  { id, name, company }: Guest,
  host: string,
  {
    rules,
    language,
    signal,
  }: {
    readonly rules: TextToRead | null;
    readonly language: KioskLanguage;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly entered: Entered; readonly photo: TextToRead | null }> {
  const accepted = rules && { version: rules.version, language: rules.language };
  const body = { id, name, company: company === '' ? null : company, host, accepted, language };
  const { visit, firstName, badge, photo } = await call(welcomeAtKiosk, { body }, { signal });
  return { entered: { visit, firstName, host, badge }, photo };
}
