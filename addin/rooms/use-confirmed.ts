import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Instant } from '../../contract/primitives.ts';
import { confirmRooms } from '../../contract/rooms.ts';
import type { Notice, RoomOffer } from '../../contract/rooms.ts';
import type { RoomInMeeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import type { Search } from './use-offers.ts';
import type { WishQuery } from './wish.ts';

/** More rooms than a person looks at before they choose; a pane shows four. */
const MOST_LOOKED_AT = 10;
/** A calendar that tells of its changes is looked at every ten minutes or so; younger than this, its age says nothing. */
const YOUNG_MS = 15 * 60_000;

/** A room of the list, with what Exchange said about it since the list was made. */
export interface ListedOffer extends RoomOffer {
  /** Null: nobody asked, or the answer is on its way. */
  readonly confirmation: 'confirmed' | 'unconfirmed' | null;
  /** Said with the room where its age matters: what is known of it is older than usual, or could not be confirmed. */
  readonly asOf: Instant | null;
}

/**
 * The rooms that a search found, the first of them and those of the meeting confirmed against Exchange right after. What
 * it says takes its place in the list; the order stays, so that nothing jumps under a finger.
 */
export function useConfirmed(
  { data, isPlaceholderData }: Pick<Search, 'data' | 'isPlaceholderData'>,
  chosen: readonly RoomInMeeting[],
  query: WishQuery | null,
): { readonly offers: readonly ListedOffer[]; readonly notices: readonly Notice[] } {
  const found = data?.offers ?? [];
  const room = query === null || isPlaceholderData ? [] : roomsToConfirm(found, chosen);
  const { asked, answers, notices } = useAnswers(room, query, data?.askedAt ?? 0);
  const now = data?.readAt ?? null;
  return { offers: found.map((offer) => listed(offer, asked, answers.get(offer.mailbox), now)), notices };
}

/** What Exchange says of rooms of one list; nothing while it is asked for the first time. */
function useAnswers(room: readonly string[], query: WishQuery | null, askedAt: number) {
  const { call, organization } = usePane();
  const about = JSON.stringify(query);
  const confirm = useQuery({
    queryKey: ['confirm', organization, askedAt, about, room],
    queryFn: async ({ signal }) => {
      if (query === null) return null;
      return { about, room, ...(await call(confirmRooms, { query: { ...query, room } }, { signal })) };
    },
    enabled: room.length > 0,
    placeholderData: keepPreviousData, // while the same is confirmed once more; of another wish nothing is kept
    staleTime: Infinity,
  });
  const answer = room.length > 0 && confirm.data?.about === about ? confirm.data : null;
  return {
    asked: new Set<string>(confirm.isError ? room : answer?.room),
    answers: new Map(answer?.offers.map((offer) => [offer.mailbox, offer])),
    notices: answer?.notices ?? [],
  };
}

/** Those of the meeting first; a room that is refused anyway, or was asked live already, needs no confirmation. */
function roomsToConfirm(found: readonly RoomOffer[], chosen: readonly RoomInMeeting[]): readonly string[] {
  const held = new Set(chosen.map(({ mailbox }) => mailbox));
  const recalled = found.filter(({ isLive }) => !isLive);
  const own = recalled.filter(({ mailbox }) => held.has(mailbox));
  const others = recalled.filter(({ mailbox, refusals }) => !held.has(mailbox) && refusals.length === 0);
  return [...own.slice(0, MOST_LOOKED_AT), ...others.slice(0, MOST_LOOKED_AT)].map(({ mailbox }) => mailbox);
}

function listed(
  offer: RoomOffer,
  asked: ReadonlySet<string>,
  answer: RoomOffer | undefined,
  now: Instant | null,
): ListedOffer {
  if (offer.isLive || !asked.has(offer.mailbox)) {
    return { ...offer, confirmation: null, asOf: isOld(offer, now) ? offer.readAt : null };
  }
  if (!answer || answer.availability === 'unknown') {
    return { ...offer, confirmation: 'unconfirmed', asOf: offer.readAt };
  }
  return { ...answer, confirmation: 'confirmed', asOf: null };
}

function isOld({ readAt }: RoomOffer, now: Instant | null): boolean {
  return readAt !== null && now !== null && Date.parse(now) - Date.parse(readAt) >= YOUNG_MS;
}
