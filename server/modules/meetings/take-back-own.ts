import type { BookingKey, MeetingReply } from '../../../contract/meetings.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { describeLink } from './describe-meetings.ts';
import { noSuchMeeting } from './link-access.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { requireOwn } from './own-meetings.ts';
import { lockWithRivals, takeBack } from './take-back.ts';

/**
 * "This is not that meeting", said in the pane by whom the link exists for. `not-found` for others, `changed-meanwhile`
 * when something was decided or changed since `version`, `not-possible-now` when nothing was assumed.
 */
export async function takeBackMeeting(
  deps: MeetingUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
  version: number,
): Promise<MeetingReply> {
  const own = await requireOwn(deps, caller, bookingKey);
  const isOutrun = await deps.db.transaction().execute(async (tx) => {
    const { link, ids } = await lockWithRivals(tx, caller.organization, own);
    if (!link) throw noSuchMeeting();
    if (link.version !== version) return true;
    await takeBack(deps, tx, caller, link, { ids, from: 'pane' });
    return false;
  });
  const current = await describeLink(deps, caller, own.id);
  if (!isOutrun) return current;
  const text = 'This meeting was decided about, or has changed, since you looked. Nothing was overwritten.';
  throw new Problem('changed-meanwhile', text, { current });
}
