import { useQueries, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { RoomBuffer } from '../../contract/room-buffer.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import type { Team } from './AskFields.tsx';
import { draftOrder } from './draft-order.ts';
import type { ShownMenu } from './draft-order.ts';
import { menuQuery, providersQuery } from './delivery-queries.ts';
import type { DeliveryDraft, RequestDraft } from './request-draft.ts';
import type { OrderOnMenu } from './use-order.ts';

/** One delivery on the form, with everything that is known of it. */
export interface ShownDelivery {
  readonly draft: DeliveryDraft;
  /** The teams for the rooms of the meeting. */
  readonly offered: readonly Team[];
  /** Rooms that are needed longer than the meeting. */
  readonly buffers: readonly RoomBuffer[];
  readonly isPending: boolean;
  /** Why the teams could not be read. */
  readonly error: Error | null;
  readonly retry: () => void;
  /** Null: nobody serves these rooms, or that is not known yet. */
  readonly asked: AskedTeam | null;
}

export interface AskedTeam {
  readonly team: Team;
  /** Where; empty: the only one there is. Undefined: one of several has to be chosen. */
  readonly room: string | undefined;
  readonly order: OrderOnMenu;
}

/** What each delivery can be made of. While a moment is being chosen, what is known of another one stands. */
export function useDeliveries(meeting: Meeting, draft: RequestDraft): readonly ShownDelivery[] {
  const { call } = usePane();
  const client = useQueryClient();
  const { deliveries } = draft;
  // What several are asked for at the same moment is asked once.
  const moments = new Map(deliveries.map((one) => [keyOf(one), one]));
  const providers = useQueries({
    queries: [...moments.values()].map((one) => providersQuery({ call, client }, meeting, one)),
  });
  const foundOf = (one: DeliveryDraft) => providers[[...moments.keys()].indexOf(keyOf(one))];
  const teamOf = (one: DeliveryDraft) => {
    const offered = foundOf(one)?.data?.providers ?? [];
    return offered.find(({ id }) => id === one.provider) ?? offered[0] ?? null;
  };
  const menus = new Map(
    deliveries.flatMap((one) => {
      const team = teamOf(one);
      return team?.hasMenu ? [[menuKeyOf(team, one), { one, team }] as const] : [];
    }),
  );
  const read = useQueries({
    queries: [...menus.values()].map(({ one, team }) =>
      menuQuery({ call, client }, meeting, one, { provider: team.id }),
    ),
  });
  return deliveries.map((one): ShownDelivery => {
    const [found, team] = [foundOf(one), teamOf(one)];
    const at = [...menus.keys()].indexOf(menuKeyOf(team, one));
    return {
      draft: one,
      offered: found?.data?.providers ?? [],
      buffers: found?.data?.buffers ?? [],
      isPending: found?.isPending ?? true,
      error: found?.error ?? null,
      retry: () => void found?.refetch(),
      asked: team && {
        team,
        room: roomOf(team, one),
        order: orderOf(team, { lines: one.lines, costCenter: draft.costCenter }, read[at]),
      },
    };
  });
}

/** `reading` is the one of the menu; undefined: the team has none. */
function orderOf(
  team: Team,
  wanted: Parameters<typeof draftOrder>[2],
  reading: UseQueryResult<ShownMenu> | undefined,
): OrderOnMenu {
  const menu = reading?.data ?? null;
  return {
    ...draftOrder(menu, team, wanted),
    menu,
    isReading: reading?.isPending ?? false,
    error: reading?.error ?? null,
    retry: () => void reading?.refetch(),
  };
}

function menuKeyOf(team: Team | null, one: DeliveryDraft): string {
  return `${team?.id ?? ''} ${keyOf(one)}`;
}

function keyOf({ offsetFrom, offsetMinutes }: DeliveryDraft): string {
  return `${offsetFrom} ${offsetMinutes}`;
}

/** Nobody picks a room silently: of several one is named, and the only one goes along when the meeting changes rooms. */
function roomOf({ rooms }: Team, draft: DeliveryDraft): string | undefined {
  return rooms.length > 1 ? rooms.find(({ mailbox }) => mailbox === draft.room)?.mailbox : '';
}
