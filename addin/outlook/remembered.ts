import { askOffice } from './office-call.ts';

/** Reads a text that this person's mailbox remembers for the add-in, on every computer; null when there is none. */
export function recallForPerson(key: string): string | null {
  const value: unknown = Office.context.roamingSettings?.get(key);
  return typeof value === 'string' ? value : null;
}

/** Remembers a text for the person. Without room or network it is remembered until the pane closes; nobody is bothered. */
export async function rememberForPerson(key: string, value: string): Promise<void> {
  const settings = Office.context.roamingSettings;
  settings?.set(key, value);
  if (settings) await askOffice<void>((done) => settings.saveAsync(done));
}
