import type { Exchange } from '../exchange.port.ts';
import { withinDeadline } from '../deadline.ts';
import { createGraphClient } from './graph-client.ts';
import type { GraphClientOptions } from './graph-client.ts';
import { findRoom, listRooms } from './list-rooms.ts';
import { createReadingRooms } from '../reading-rooms.ts';
import { readChanges } from './read-changes.ts';
import { readMeetings } from './read-meetings.ts';
import { readSchedules } from './read-schedules.ts';

/** A person waits for schedules; the list of rooms is read when an integration is set up. */
const SCHEDULES_DEADLINE_MS = 10_000;
const ROOMS_DEADLINE_MS = 120_000;
const ROOM_DEADLINE_MS = 15_000;
/** Nobody waits for a whole calendar; who reads it holds it for a while. */
const MEETINGS_DEADLINE_MS = 60_000;

export interface GraphExchangeOptions extends GraphClientOptions {
  /** For one whole `readSchedules`; what is not there by then is unknown. Default 10 s. */
  readonly schedulesDeadlineMs?: number;
  /** For one whole `readMeetings` or `readChanges`. Default 60 s. */
  readonly meetingsDeadlineMs?: number;
}

/** Exchange Online through Microsoft Graph v1.0. */
export function createGraphExchange(options: GraphExchangeOptions): Exchange {
  const client = createGraphClient(options);
  const readers = createReadingRooms();
  const deadlineMs = options.schedulesDeadlineMs ?? SCHEDULES_DEADLINE_MS;
  const meetingsMs = options.meetingsDeadlineMs ?? MEETINGS_DEADLINE_MS;

  return {
    listRooms: ({ signal: outer } = {}) =>
      withinDeadline(ROOMS_DEADLINE_MS, outer, (signal) => listRooms(client, signal)),

    findRoom: (address, { signal: outer } = {}) =>
      withinDeadline(ROOM_DEADLINE_MS, outer, (signal) => findRoom(client, address, signal)),

    readSchedules: (rooms, interval, callOptions = {}) =>
      readSchedules(client, readers, rooms, interval, { ...callOptions, deadlineMs }),

    readMeetings: (mailbox, window, callOptions = {}) =>
      readMeetings(client, mailbox, window, { ...callOptions, deadlineMs: meetingsMs }),

    readChanges: (mailbox, window, cursor, callOptions = {}) =>
      readChanges(client, mailbox, window, cursor, { ...callOptions, deadlineMs: meetingsMs }),
  };
}
