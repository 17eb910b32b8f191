import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import { instantOf, overlaps } from '../../kernel/time.ts';
import type { BusyBlock, Schedule } from '../exchange.port.ts';
import { faultOf, faultOfRoom } from './ews-faults.ts';
import type { EwsLibrary } from './ews-library.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

type Availability = Awaited<
  ReturnType<InstanceType<EwsLibrary['ExchangeService']>['GetUserAvailability']>
>['AttendeesAvailability']['Responses'][number];

/** How finely a server that shows no single meetings cuts the day, in minutes. */
export const MERGED_MINUTES = 15;
const MINUTE_MS = 60_000;

/**
 * What one mailbox answered for whole days from `firstDay` (ms). `code` is its response code. Shown without single
 * meetings, its time is read from the merged digits; shown with neither, it is unknown and not free.
 */
export function readAvailability(
  ews: EwsLibrary,
  mailbox: MailboxAddress,
  answer: Availability | undefined,
  code: string | undefined,
  firstDay: number,
): Schedule {
  if (!answer || code === undefined) return unreadable(mailbox);
  if (code !== 'NoError') return { mailbox, known: false, fault: faultOfRoom(code) };

  const { FreeBusy, FreeBusyMerged, Detailed, DetailedMerged, MergedOnly } = ews.FreeBusyViewType;
  if ([FreeBusy, FreeBusyMerged, Detailed, DetailedMerged].includes(answer.ViewType)) {
    const blocks = answer.CalendarEvents.map((event) => ({
      start: event.StartTime?.TotalMilliSeconds,
      end: event.EndTime?.TotalMilliSeconds,
      status: statusOf(ews, event.FreeBusyStatus),
    }));
    return known(mailbox, blocks);
  }
  if (answer.ViewType === MergedOnly) {
    const blocks = answer.MergedFreeBusyStatus.map((digit, at) => ({
      start: firstDay + at * MERGED_MINUTES * MINUTE_MS,
      end: firstDay + (at + 1) * MERGED_MINUTES * MINUTE_MS,
      status: statusOf(ews, digit),
    }));
    return known(mailbox, joined(blocks));
  }
  return { mailbox, known: false, fault: faultOfRoom('ErrorNoFreeBusyAccess') };
}

/** The answers for one mailbox over several parts of `interval`, as one: unknown when a part is. */
export function joinSchedules(parts: readonly Schedule[], interval: Interval): Schedule | undefined {
  const [first] = parts;
  const unknown = parts.find((part) => !part.known);
  if (!first || unknown) return unknown;
  // A meeting across the seam of two parts comes with both; several at the very same time come with the same part.
  const busy: BusyBlock[] = [];
  for (const part of parts) {
    const before = Map.groupBy(busy, nameOf);
    const here = part.known ? part.busy.filter((block) => overlaps(block, interval)) : [];
    for (const [name, blocks] of Map.groupBy(here, nameOf)) {
      busy.push(...blocks.slice(before.get(name)?.length ?? 0));
    }
  }
  busy.sort((one, other) => (one.start < other.start ? -1 : 1));
  const unknownWords = parts.flatMap((part) => (part.known ? (part.unknownWords ?? []) : []));
  return { mailbox: first.mailbox, known: true, busy, ...(unknownWords.length > 0 && { unknownWords }) };
}

function nameOf({ start, end, status }: BusyBlock): string {
  return `${start} ${end} ${status}`;
}

interface Block {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly status: BusyBlock['status'] | 'free';
}

function known(mailbox: MailboxAddress, blocks: readonly Block[]): Schedule {
  const busy: BusyBlock[] = [];
  for (const { start, end, status } of blocks) {
    if (status === 'free') continue;
    if (start === undefined || end === undefined || !(start < end)) return unreadable(mailbox);
    busy.push({ start: instantOf(start), end: instantOf(end), status });
  }
  return { mailbox, known: true, busy };
}

/** Neighbours with the same status are one block: the digits know no meetings. */
function joined(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (last?.status === block.status) out[out.length - 1] = { ...last, end: block.end };
    else out.push(block);
  }
  return out;
}

/** What is not one of the known states, "no data" included, takes the time: what we cannot read is not free. */
function statusOf(ews: EwsLibrary, status: number | undefined): Block['status'] {
  const { Free, Tentative, OOF, WorkingElsewhere } = ews.LegacyFreeBusyStatus;
  if (status === Free) return 'free';
  if (status === Tentative) return 'tentative';
  if (status === OOF) return 'out-of-office';
  return status === WorkingElsewhere ? 'working-elsewhere' : 'busy';
}

function unreadable(mailbox: MailboxAddress): Schedule {
  const error = new UnreadableSoap('broken', 'no usable answer for this room');
  return { mailbox, known: false, fault: faultOf(error) };
}
