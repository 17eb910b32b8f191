import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import { withinDeadline } from '../deadline.ts';
import type { CallOptions, ExchangeFault, Schedule } from '../exchange.port.ts';
import type { ReadingRooms } from '../reading-rooms.ts';
import { chunksOf, DAY_MS, refuseInterval } from '../schedule-question.ts';
import { unknownBusyWords } from './busy-words.ts';
import type { EwsClient } from './ews-client.ts';
import { EwsFailure } from './ews-failure.ts';
import { faultOf } from './ews-faults.ts';
import { joinSchedules, MERGED_MINUTES, readAvailability } from './schedule-reply.ts';
import { newRecord } from './soap-call.ts';

/** The most that one GetUserAvailability takes: mailboxes, and days (responsecode.md: ErrorMailboxDataArrayTooBig, ErrorTimeIntervalTooBig). */
const MOST_MAILBOXES = 100;
const MOST_DAYS = 42;
/** Longer questions go about fewer rooms, so that an answer stays within what is read at once. */
const ROOM_DAYS_PER_CALL = 1400;

interface Days {
  readonly first: number;
  readonly end: number;
}

export interface SchedulesDeps {
  readonly client: EwsClient;
  readonly readers: ReadingRooms;
}

/**
 * What occupies `rooms` within `interval`, all chunks side by side, within `deadlineMs` for everything: what has not
 * come by then is unknown, and the rest is answered. Rejects with the signal's reason when the caller gives up, and
 * with a RangeError when the interval is empty or longer than the port promises.
 */
export async function readSchedules(
  deps: SchedulesDeps,
  rooms: readonly MailboxAddress[],
  interval: Interval,
  { signal: outer, deadlineMs }: CallOptions & { readonly deadlineMs: number },
): Promise<readonly Schedule[]> {
  refuseInterval(interval);
  outer?.throwIfAborted();
  const questions = wholeDays(interval).flatMap((days) =>
    chunksOf([...new Set(rooms)], roomsPerCall(days)).map((chunk) => ({ chunk, days })),
  );
  const answers = await withinDeadline(deadlineMs, outer, (signal) =>
    Promise.all(questions.map(({ chunk, days }) => readChunk(deps, chunk, days, signal))),
  );
  outer?.throwIfAborted();

  const byMailbox = Map.groupBy(answers.flat(), ({ mailbox }) => mailbox);
  return rooms.flatMap((room) => joinSchedules(byMailbox.get(room) ?? [], interval) ?? []);
}

/** One chunk in the first name that is let in; a room's own failure says something about that room alone. */
async function readChunk(
  deps: SchedulesDeps,
  rooms: readonly MailboxAddress[],
  days: Days,
  signal: AbortSignal,
): Promise<readonly Schedule[]> {
  const { readers } = deps;
  const faults = new Map<MailboxAddress, ExchangeFault>();
  let last: ExchangeFault | null = null;

  for (const actAs of namesFor(deps, rooms)) {
    try {
      const schedules = await askAvailability(deps.client, actAs, rooms, days, signal);
      if (actAs !== null) readers.served(actAs);
      return schedules;
    } catch (error) {
      if (isTooLarge(error) && rooms.length > 1) return readHalves(deps, rooms, days, signal);
      last = faultOf(signal.aborted ? abortFault(signal) : error);
      if (signal.aborted || !isAboutName(error)) break;
      if (actAs !== null) {
        readers.failed(actAs);
        faults.set(actAs, last);
      }
    }
  }
  const fault = last ?? faultOf(new OutboundFault('aborted', 'Nothing was asked'));
  return rooms.map((mailbox) => ({ mailbox, known: false, fault: faults.get(mailbox) ?? fault }));
}

/** The account's own name first, where it has one; an application acts as one of the rooms, and as its account last. */
function namesFor({ client, readers }: SchedulesDeps, rooms: readonly MailboxAddress[]) {
  const candidates = readers.candidates(rooms);
  return client.own === null ? [null, ...candidates] : [...candidates, client.own];
}

async function readHalves(
  deps: SchedulesDeps,
  rooms: readonly MailboxAddress[],
  days: Days,
  signal: AbortSignal,
): Promise<readonly Schedule[]> {
  const halves = chunksOf(rooms, Math.ceil(rooms.length / 2));
  return (await Promise.all(halves.map((half) => readChunk(deps, half, days, signal)))).flat();
}

function askAvailability(
  client: EwsClient,
  actAs: MailboxAddress | null,
  rooms: readonly MailboxAddress[],
  { first, end }: Days,
  signal: AbortSignal,
): Promise<readonly Schedule[]> {
  const record = newRecord();
  return client.ask({ actAs, about: rooms, signal, record }, async (service, ews) => {
    const utc = (milliseconds: number) => new ews.DateTime(milliseconds, ews.DateTimeKind.Utc);
    const options = new ews.AvailabilityOptions();
    options.RequestedFreeBusyView = ews.FreeBusyViewType.FreeBusyMerged;
    options.MergedFreeBusyInterval = MERGED_MINUTES;
    const { AttendeesAvailability } = await service.GetUserAvailability(
      rooms.map((room) => new ews.AttendeeInfo(room, ews.MeetingAttendeeType.Room, false)),
      new ews.TimeWindow(utc(first), utc(end)),
      ews.AvailabilityData.FreeBusy,
      options,
    );
    const { Responses } = AttendeesAvailability;
    const unknown = unknownBusyWords(record.reply?.text ?? '');
    return rooms.map((room, at) => {
      const schedule = readAvailability(ews, room, Responses[at], record.reply?.codes[at], first);
      const unknownWords = unknown[at];
      return schedule.known && unknownWords ? { ...schedule, unknownWords } : schedule;
    });
  });
}

/** The days that touch `interval`, from midnight UTC on, in parts that Exchange takes: it cuts any other time off. */
function wholeDays({ start, end }: Interval): readonly Days[] {
  const from = Math.floor(Date.parse(start) / DAY_MS) * DAY_MS;
  const to = Math.ceil(Date.parse(end) / DAY_MS) * DAY_MS;
  const parts = Math.ceil((to - from) / (MOST_DAYS * DAY_MS));
  return Array.from({ length: parts }, (_, at) => ({
    first: from + at * MOST_DAYS * DAY_MS,
    end: Math.min(from + (at + 1) * MOST_DAYS * DAY_MS, to),
  }));
}

function roomsPerCall({ first, end }: Days): number {
  return Math.min(MOST_MAILBOXES, Math.floor((ROOM_DAYS_PER_CALL * DAY_MS) / (end - first)));
}

const isTooLarge = (error: unknown) => error instanceof OutboundFault && error.kind === 'too-large';

/** Whether the question might be answered in another name: this mailbox is gone, moving, out of scope or missing. */
function isAboutName(error: unknown): boolean {
  return error instanceof EwsFailure && aboutName.has(error.ewsCode);
}

const aboutName = new Set([
  'ErrorAccessDenied',
  'ErrorImpersonateUserDenied',
  'ErrorImpersonationDenied',
  'ErrorImpersonationFailed',
  'ErrorMailboxMoveInProgress',
  'ErrorMissingEmailAddress',
  'ErrorNameResolutionNoMailbox',
  'ErrorNonExistentMailbox',
  'ErrorNonPrimarySmtpAddress',
]);

function abortFault(signal: AbortSignal): OutboundFault {
  return signal.reason instanceof OutboundFault
    ? signal.reason
    : new OutboundFault('aborted', 'The caller gave up');
}
