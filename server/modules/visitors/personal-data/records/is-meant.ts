import { isCalled } from '../is-called.ts';
import type { SoughtPerson } from './record-keeper.ts';

/** Whether somebody may be the person who is looked for, by their address or by their name. */
export function isMeant(
  { name, mail }: { readonly name: string; readonly mail: string | null },
  sought: SoughtPerson,
): boolean {
  return (
    (sought.mail !== undefined && mail?.toLowerCase() === sought.mail.toLowerCase()) ||
    (sought.name !== undefined && isCalled(name, sought.name))
  );
}
