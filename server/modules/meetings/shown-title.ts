import type { ShownSighting } from './mirror-facts.store.ts';

/** What a room shows of a meeting, as far as its title goes. */
export type TitledSighting = Pick<
  ShownSighting,
  'subject' | 'isPrivate' | 'isCanceled' | 'response' | 'organizerName' | 'organizer'
>;

/**
 * What a meeting is called, from what its rooms show of it; null: nobody may or can say. One room that marks it as private is
 * enough to say nothing. A room that has not answered yet shows the meeting as it was written, before Exchange has taken
 * off what it takes off there, so it is not read. Exchange puts the name of the organizer in front of the title, or in its
 * place: that says nothing that the host does not.
 */
export function shownTitle(sightings: readonly TitledSighting[]): string | null {
  if (sightings.some(({ isPrivate }) => isPrivate)) return null;
  for (const { subject, isCanceled, response, organizerName, organizer } of sightings) {
    const isProcessed = response === 'accepted' || response === 'organizer';
    if (!isProcessed || isCanceled || subject === null) continue;
    const title = withoutOrganizer(subject.trim(), [organizerName, organizer]);
    if (title !== '') return title;
  }
  return null;
}

function withoutOrganizer(subject: string, names: readonly (string | null)[]): string {
  for (const name of names) {
    if (name === null || name === '') continue;
    if (subject.toLowerCase() === name.toLowerCase()) return '';
    if (subject.toLowerCase().startsWith(`${name.toLowerCase()} `)) return subject.slice(name.length).trim();
  }
  return subject;
}
