import type { CalendarEntry, Response } from '../../state/calendaring.ts';
import { timesOf } from '../move/moved-times.ts';
import { spokenInterval } from '../wall-clock.ts';

interface EntryFactsProps {
  readonly entry: CalendarEntry;
  readonly timeZone: string;
}

const ANSWERS: Readonly<Record<Response, string>> = {
  none: 'no answer',
  organizer: 'organizer',
  accepted: 'accepted',
  tentative: 'not decided yet',
  declined: 'declined',
};

/** What a meeting is, and who has answered what. */
export function EntryFacts({ entry, timeZone }: EntryFactsProps) {
  const { start, end } = timesOf(entry);
  const facts = [
    ['When', spokenInterval(start, end, timeZone, entry.isAllDay)],
    ['Organizer', entry.organizer.name],
    ['Rooms', answersOf(entry, entry.rooms)],
    ['Location', entry.locationText],
    ['Attendees', answersOf(entry, entry.attendees)],
  ].filter(([, text]) => text !== '');
  return (
    <dl>
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Invited {
  readonly name: string;
  readonly response: Response;
}

/** Answers go to the organizer: other copies of the meeting know of none but their own. */
function answersOf({ response }: Pick<CalendarEntry, 'response'>, invited: readonly Invited[]): string {
  const isTracked = response === 'organizer';
  return invited
    .map((one) =>
      isTracked || one.response !== 'none' ? `${one.name} (${ANSWERS[one.response]})` : one.name,
    )
    .join(', ');
}
