import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../storage/database.ts';
import type { Contact } from '../messages/index.ts';
import { instantAt } from '../../kernel/calendar-days.ts';
import { listProviders } from './providers.store.ts';
import type { FullProvider } from './providers.store.ts';

/** Where mail to a team goes, and when; null: nowhere, and its members look at the portal. */
export async function contactOfTeam(
  tx: Tx,
  organization: OrganizationId,
  id: string,
): Promise<Contact | null> {
  const [provider] = await listProviders(tx, organization, [id]);
  if (!provider?.mail || provider.notification.kind === 'none') return null;
  const { mail, language, timeZone, notification } = provider;
  const contact = { mail, language, timeZone };
  if (notification.kind === 'late') return { ...contact, isForLateOnly: true };
  if (notification.kind === 'each') return contact;
  return { ...contact, dailyAfter: (at) => nextTime(provider, notification.at, at) };
}

/** The next moment after `now` at which the clock of a team shows a time. */
export function nextTime({ timeZone }: Pick<FullProvider, 'timeZone'>, time: string, now: Instant): Instant {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const at = instantAt(timeZone, today, time);
  return at > now ? at : instantAt(timeZone, today.add({ days: 1 }), time);
}
