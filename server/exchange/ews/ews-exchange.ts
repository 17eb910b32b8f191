import { withinDeadline } from '../deadline.ts';
import type { Exchange } from '../exchange.port.ts';
import { createReadingRooms } from '../reading-rooms.ts';
import { createEwsClient } from './ews-client.ts';
import type { EwsClientOptions } from './ews-client.ts';
import { findRoom } from './find-room.ts';
import { listRooms } from './list-rooms.ts';
import { readChanges } from './read-changes.ts';
import { readMeetings } from './read-meetings.ts';
import { readSchedules } from './read-schedules.ts';

/** A person waits for schedules and for one room; the list of rooms is read when an integration is set up. */
const SCHEDULES_DEADLINE_MS = 10_000;
const ROOM_DEADLINE_MS = 15_000;
const ROOMS_DEADLINE_MS = 120_000;
/** Nobody waits for a whole calendar; who reads it holds it for a while. */
const MEETINGS_DEADLINE_MS = 60_000;

export interface EwsExchangeOptions extends Omit<EwsClientOptions, 'mayProbeMail'> {
  /** For one whole `readSchedules`; what is not there by then is unknown. Default 10 s. */
  readonly schedulesDeadlineMs?: number;
  /** For one whole `readMeetings` or `readChanges`. Default 60 s. */
  readonly meetingsDeadlineMs?: number;
}

/** Exchange Server, or Exchange Online as long as that lasts, through Exchange Web Services. */
export function createEwsExchange(options: EwsExchangeOptions): Exchange {
  const client = createEwsClient(options);
  const deps = { client, readers: createReadingRooms() };
  const deadlineMs = options.schedulesDeadlineMs ?? SCHEDULES_DEADLINE_MS;
  const meetingsMs = options.meetingsDeadlineMs ?? MEETINGS_DEADLINE_MS;

  return {
    listRooms: ({ signal: outer } = {}) =>
      withinDeadline(ROOMS_DEADLINE_MS, outer, (signal) => listRooms(client, signal)),

    findRoom: (address, { signal: outer } = {}) =>
      withinDeadline(ROOM_DEADLINE_MS, outer, (signal) => findRoom(client, address, signal)),

    readSchedules: (rooms, interval, callOptions = {}) =>
      readSchedules(deps, rooms, interval, { ...callOptions, deadlineMs }),

    readMeetings: (mailbox, window, callOptions = {}) =>
      readMeetings(client, mailbox, window, { ...callOptions, deadlineMs: meetingsMs }),

    readChanges: (mailbox, window, cursor, callOptions = {}) =>
      readChanges(client, mailbox, window, cursor, { ...callOptions, deadlineMs: meetingsMs }),
  };
}
