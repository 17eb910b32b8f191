import type { MeetingSeen, SendBody, Session } from '../../outlook/wire.ts';
import type { CalendarApi } from '../api.ts';
import { itemId } from '../outlook-host/item-id.ts';
import type { Item, ItemState } from '../outlook-host/item.ts';
import { draftOf, patchOf } from './draft.ts';

type Draft = SendBody['draft'];

export interface Sender {
  /** Sends the invitation, or the update of a meeting that is kept already. */
  readonly send: () => Promise<MeetingSeen>;
  /**
   * What Office's `saveAsync` does: a new appointment is put into the organizer's calendar and nobody is invited yet;
   * the changes of a kept one are sent to those they concern. Gives the item's id.
   */
  readonly keep: () => Promise<string>;
}

/**
 * `opened`: the state in which a kept meeting was opened; null for a new one. `splitAt`: the original start of the
 * occurrence from which on the series changes; the first update makes a series of its own of that part.
 */
export function createSender(
  api: Pick<CalendarApi, 'send' | 'change'>,
  session: Session,
  item: Item,
  opened: ItemState | null,
  splitAt: string | null = null,
): Sender {
  let kept = opened && draftOf(opened, session);
  let split = splitAt;

  async function store(draft: Draft): Promise<MeetingSeen> {
    const state = item.read();
    const seen = kept
      ? await update(api, state, patchOf(kept, draft), split)
      : await create(api, state, draft);
    kept = draft;
    if (!state.saved || split !== null) {
      item.change({ saved: { meetingUid: seen.meeting.meetingUid, originalStart: null } });
    }
    split = null;
    return seen;
  }

  return {
    send: () => store(draftOf(item.read(), session)),
    async keep() {
      const draft = draftOf(item.read(), session);
      const seen = await store(kept ? draft : { ...draft, attendees: [], rooms: [] });
      return itemId(item.read().saved ?? { meetingUid: seen.meeting.meetingUid, originalStart: null });
    },
  };
}

function create(api: Pick<CalendarApi, 'send'>, state: ItemState, draft: Draft): Promise<MeetingSeen> {
  const { organizer, customProperties } = state;
  return api.send({ organizer: organizer.address, draft, customProperties: json(customProperties) });
}

/** An occurrence keeps its series' pattern; only its own fields change. */
function update(
  api: Pick<CalendarApi, 'change'>,
  { saved, customProperties }: ItemState,
  patch: ReturnType<typeof patchOf>,
  split: string | null,
): Promise<MeetingSeen> {
  const { recurrence: _series, ...ofOccurrence } = patch;
  const ofSeries =
    split === null
      ? { scope: 'all' as const, patch }
      : { scope: 'following' as const, originalStart: split, patch };
  const where = saved?.originalStart
    ? { scope: 'this' as const, originalStart: saved.originalStart, patch: ofOccurrence }
    : ofSeries;
  return api.change(saved?.meetingUid ?? '', { ...where, customProperties: json(customProperties) });
}

function json(bag: Readonly<Record<string, unknown>>): NonNullable<SendBody['customProperties']> {
  return bag as NonNullable<SendBody['customProperties']>; // parsed as JSON when the add-in set it
}
