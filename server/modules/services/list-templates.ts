import type { BookingKey } from '../../../contract/meetings.ts';
import type { listTemplates as contractRoute } from '../../../contract/services.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { languageOf } from '../../kernel/caller.ts';
import type { Caller } from '../../kernel/caller.ts';
import { findLink, isTheirs, noSuchMeeting } from '../meetings/index.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { templateReplies } from './template-reply.ts';

/** What was asked for on a meeting. `not-found` for one that is not the caller's. */
export async function listTemplates(
  { db, clock }: Pick<ServiceUseDeps, 'db' | 'clock'>,
  caller: Caller,
  bookingKey: BookingKey,
): Promise<RouteReply<typeof contractRoute>> {
  const link = await findLink(db, caller.organization, { bookingKey });
  if (!link || !isTheirs(link, caller)) throw noSuchMeeting();
  const now = clock.now();
  const reader = { now, language: languageOf(caller) };
  return { templates: await templateReplies(db, caller.organization, link, reader), now };
}
