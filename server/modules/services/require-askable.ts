import type { Instant, Interval } from '../../../contract/primitives.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';
import { meetingDates } from './meeting-rooms.store.ts';
import type { MeetingDates } from './meeting-rooms.store.ts';
import type { FullProvider } from './providers.store.ts';
import { refusalOf } from './refuse-delivery.ts';
import type { DeliveryOffset, Template } from './request.ts';

/** The team, of some, that is to be asked; `invalid-request` for one that is not there or out of use. */
export function requireAskable(providers: readonly FullProvider[], id: ProviderId): FullProvider {
  const provider = providers.find((one) => one.id === id);
  if (provider?.isActive) return provider;
  throw new Problem('invalid-request', 'This team cannot be asked.', {
    errors: [{ pointer: '/body/provider', detail: 'is no team of this organization that takes requests' }],
  });
}

/** The dates of a meeting that are ahead; `not-possible-now` when it has ended. */
export async function openDates(
  tx: Tx,
  { organization }: Caller,
  link: Link,
  now: Instant,
): Promise<MeetingDates> {
  if (link.state === 'canceled' || link.state === 'expired' || link.state === 'done') {
    throw new Problem('not-possible-now', 'This meeting has ended; nobody can be asked for it any more.');
  }
  const dates = await meetingDates(tx, organization, link, now);
  if (dates.dates.length > 0) return dates;
  throw new Problem('not-possible-now', 'This meeting is over; nobody can be asked for it any more.');
}

/** Words, or something from the menu: one of the two. */
export function requireSomething(text: string, lines: Template['lines']): void {
  if (text.length > 0 || lines.length > 0) return;
  throw new Problem('invalid-request', 'Say what the team should do.', {
    errors: [{ pointer: '/body/text', detail: 'must not be empty' }],
  });
}

/**
 * Throws `deadline-passed` or `provider-closed` unless a delivery is possible on one of the dates. On the others it is asked
 * as a late change.
 */
export function requireTime(
  provider: FullProvider,
  dates: readonly Interval[],
  wish: DeliveryOffset & Pick<Template, 'lines'>,
  now: Instant,
): void {
  const refusal = refusalOf(provider, dates, wish, now);
  if (refusal) throw refusal;
}
