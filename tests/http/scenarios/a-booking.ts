import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BookingKey, putMeeting, readMeeting } from '../../../contract/meetings.ts';
import type { MeetingReply } from '../../../contract/meetings.ts';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import { listMyProviders, listRequests } from '../../../contract/service-teams.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import { addTemplate, listRoomProviders, listTemplates } from '../../../contract/services.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import type { Call } from '../../../ui/api/call.ts';
import { eventually } from '../../support/eventually.ts';
import type { House } from '../../support/house.ts';

/** A meeting as a person plans it: rooms by their short names, times as instants. */
export interface Planned {
  readonly rooms: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly organizer?: string;
  readonly signal?: 'compose' | 'send';
  readonly recurrence?: unknown;
}

export const address = (name: string) => MailboxAddress.parse(`${name}@nordhavn.example`);

/** What a pane does while a person composes, over the API that it uses. `name`: how Outlook calls the organizer. */
export function aPane(call: Call, person: string, name?: string) {
  const bookingKey = BookingKey.parse(randomUUID());
  const params = { bookingKey };
  let plan: Planned | null = null;

  async function say(next: Planned): Promise<MeetingReply> {
    plan = next;
    const { rooms, start, end, organizer = person, signal = 'compose', recurrence = null } = next;
    return await call(putMeeting, {
      params,
      body: {
        organizer: address(organizer),
        organizerName: name ?? organizer,
        language: 'en-GB',
        rooms: rooms.map(address),
        start,
        end,
        timeZone: 'Europe/Copenhagen',
        recurrence: recurrence as null,
        seriesId: null,
        signal,
      },
    });
  }

  return {
    bookingKey,
    say,
    /** Asks the team of this name, else the first one that sets the rooms up. */
    async ask(text = 'chairs in a circle, two flip charts', clientKey: string = randomUUID(), team?: string) {
      if (!plan) throw new Error('say the meeting first');
      const { rooms, start, end } = plan;
      const { providers } = await call(listRoomProviders, {
        query: { room: rooms.map(address), start, end },
      });
      const provider = providers.find(({ kind, name: called }) =>
        team === undefined ? kind === 'set-up' : called === team,
      )?.id;
      if (provider === undefined) throw new Error('no team serves these rooms');
      return await call(addTemplate, { params, body: { clientKey, provider, text } });
    },
    meeting: () => call(readMeeting, { params }),
    templates: async (): Promise<readonly TemplateReply[]> =>
      (await call(listTemplates, { params })).templates,
  };
}

const Sent = z.object({ iCalUId: z.string() });

/** What any other client does: sends the meeting, without a pane. Gives its id for changes. */
export async function send(
  house: House,
  { rooms, start, end, organizer = 'anna' }: Planned,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const body = { organizer, subject: 'Planning', start, end, timeZone: 'Europe/Copenhagen', rooms, ...more };
  return Sent.parse(await house.control('POST', '/meetings', body)).iCalUId;
}

export const meetingPath = (uid: string, query = '') => `/meetings/${encodeURIComponent(uid)}${query}`;

/** The requests that a member of a team sees in the fortnight from the scenario's Monday on, by time of delivery. */
export async function boardOf(house: House, member = 'fatima'): Promise<readonly BoardRequest[]> {
  const { call } = await house.portal(member);
  const { providers } = await call(listMyProviders, {});
  const boards = await Promise.all(
    providers.map(({ id: provider }) =>
      call(listRequests, {
        query: { provider, from: '2026-11-29T23:00:00.000Z', to: '2026-12-30T23:00:00.000Z' },
      }),
    ),
  );
  return boards.flatMap(({ requests }) => requests);
}

/** The board as soon as it is as `isThere` wants it; what it is in the end otherwise. */
export function boardOnce(
  house: House,
  isThere: (requests: readonly BoardRequest[]) => boolean,
  member = 'fatima',
): Promise<readonly BoardRequest[]> {
  return eventually(() => boardOf(house, member), isThere);
}

/** A request in the words of a table: status, flags, where, when. */
export function row({ status, flags, room, start }: BoardRequest): string {
  return [status, ...flags, room.name.toLowerCase(), start].join(' ');
}

const Mail = z.object({ subject: z.string(), text: z.string(), messageId: z.string() });

/** What reached a mailbox, oldest first. */
export async function mailTo(house: House, person: string): Promise<readonly z.output<typeof Mail>[]> {
  return z.array(Mail).parse(await house.control('GET', `/mail?to=${encodeURIComponent(address(person))}`));
}

export const clockTo = (house: House, now: string) =>
  house.control('PUT', '/clock', { now: Instant.parse(now) });
