import type { MeetingZone } from './composed-meeting.ts';

/**
 * The IANA zone behind Outlook's name for it, which is a Windows name such as `Romance Standard Time`. One Windows zone
 * covers many cities: the browser's own is taken when it is among them, else one in the person's country, else CLDR's
 * first. They share one clock, so that only the name can be the neighbor's. An unknown name gives the browser's zone
 * and says so.
 */
export async function meetingZone(
  outlookName: string,
  language: string,
  browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): Promise<MeetingZone> {
  if (isZone(outlookName)) return { name: outlookName, known: true, cityGuessed: false, outlookName };
  const found = outlookName === '' ? undefined : await findZone(outlookName, language, browserZone);
  if (found) return { ...found, known: true, outlookName };
  return { name: browserZone, known: false, cityGuessed: false, outlookName };
}

async function findZone(
  windowsName: string,
  language: string,
  browserZone: string,
): Promise<Pick<MeetingZone, 'name' | 'cityGuessed'> | undefined> {
  const { findIana, findWindows } = await import('windows-iana');
  if (findWindows(browserZone).some((name) => name === windowsName)) {
    return { name: browserZone, cityGuessed: false };
  }
  const country = /-([A-Z]{2})$/.exec(language)?.[1];
  const inCountry = country ? findIana(windowsName, country).find(isZone) : undefined;
  if (inCountry) return { name: inCountry, cityGuessed: false };
  const first = findIana(windowsName).find(isZone);
  return first && { name: first, cityGuessed: true };
}

/** Only names with a slash, and UTC: browsers also take legacy abbreviations such as EST, which are no places. */
function isZone(name: string): boolean {
  if (!name.includes('/') && name !== 'UTC') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
