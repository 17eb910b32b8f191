/** Where the page finds itself. `no-library`: Outlook's library could not be loaded at all. */
export type Surroundings = 'outlook' | 'phone' | 'elsewhere' | 'no-library';

/** Outlook answers within a second; a page that merely looks like an add-in's never gets an answer. */
const PATIENCE_MS = 12_000;

/** Waits until Office.js has found its host, or until it is clear that there is none. Never rejects. */
export async function surroundings(patienceMs = PATIENCE_MS): Promise<Surroundings> {
  if (typeof Office === 'undefined') return 'no-library';
  // Outside a frame or a dialog there is no host to wait for, and the library says so only in some builds.
  const silence = new Promise<Surroundings>((resolve) => setTimeout(() => resolve('elsewhere'), patienceMs));
  const ready = Office.onReady().then((info): Surroundings =>
    info.host === Office.HostType.Outlook ? kindOfOutlook() : 'elsewhere',
  );
  return await Promise.race([ready, silence]);
}

/**
 * Outlook on a phone lets no add-in but those for online meetings stand beside an appointment that is being composed
 * (learn.microsoft.com/office/dev/add-ins/outlook/outlook-mobile-apis), so there is nothing to work with there.
 */
function kindOfOutlook(): Surroundings {
  const phones = ['OutlookIOS', 'OutlookAndroid'];
  return phones.includes(Office.context.mailbox?.diagnostics?.hostName ?? '') ? 'phone' : 'outlook';
}

/** The language Outlook speaks to this person, as a BCP 47 tag. */
export function displayLanguage(): string {
  return Office.context.displayLanguage || navigator.language;
}
