import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Instant } from '../../contract/primitives.ts';
import { MOST_SERIES_ROOMS, checkSeries } from '../../contract/series-rooms.ts';
import type { RoomSeries } from '../../contract/series-rooms.ts';
import type { Meeting, RoomInMeeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';

/** Older than this, it is asked for again when somebody looks at it. */
const STALE_MS = 30_000;

/** What the series in the form meets in the rooms that are shown. */
export interface SeriesInRooms {
  /** Dates that are looked at. */
  readonly dates: number;
  readonly isComplete: boolean;
  /** The server's, when it said so. */
  readonly now: Instant;
  readonly of: ReadonlyMap<string, RoomSeries>;
}

/** Null: the meeting is no series, or nothing is known yet. `isFailed`: it could not be read. */
export function useSeriesInRooms(
  meeting: Meeting,
  shown: readonly string[],
  seats: number,
): { readonly series: SeriesInRooms | null; readonly isFailed: boolean } {
  const { call, organization } = usePane();
  const { recurrence, timeZone, rooms: chosen, saved } = meeting;
  const held = chosen.map(({ mailbox }) => mailbox);
  const rooms = [...new Set([...held, ...shown])].slice(0, MOST_SERIES_ROOMS);
  const body =
    recurrence === null || rooms.length === 0
      ? null
      : {
          recurrence,
          timeZone: timeZone.name,
          rooms,
          savedRooms: [...(saved?.rooms ?? [])].slice(0, MOST_SERIES_ROOMS),
          seats,
        };
  const about = JSON.stringify([recurrence, timeZone.name]);
  const { data, isError } = useQuery({
    queryKey: ['rooms', organization, 'series', body],
    queryFn: async ({ signal }) =>
      body === null ? null : { about, ...(await call(checkSeries, { body }, { signal })) },
    enabled: body !== null,
    placeholderData: keepPreviousData, // another list of rooms; of another series nothing is kept
    staleTime: STALE_MS,
  });
  const series =
    body === null || data?.about !== about
      ? null
      : {
          dates: data.dates,
          isComplete: data.isComplete,
          now: data.now,
          of: new Map(data.rooms.map((room) => [room.mailbox, room])),
        };
  return { series, isFailed: body !== null && isError };
}

/** The same, and how somebody begins to plan its dates in other rooms. */
export interface ShownSeries extends SeriesInRooms {
  readonly plan: (room: RoomInMeeting) => void;
}

const Shown = createContext<ShownSeries | null>(null);

/** Every room below says what the series meets in it. */
export const SeriesProvider = Shown.Provider;

export function useShownSeries(): ShownSeries | null {
  return useContext(Shown);
}
