import { EwsError } from '../ews-error.ts';
import type { EwsRequest } from '../ews-request.ts';
import { child, childText } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { readTime, serializedTime, zoneTime } from '../wall-time.ts';
import type { LocalTime } from '../wall-time.ts';

const DAY_MS = 86_400_000;
/** The default limit of a server; learn.microsoft.com/exchange/client-developer/web-service-reference/getuseravailability-operation. */
const LONGEST_DAYS = 42;

/** What GetUserAvailability is asked for; instants and widths in milliseconds. */
export interface Wish {
  readonly from: number;
  readonly to: number;
  /** Width of a slot of the merged view, in milliseconds. */
  readonly interval: number;
  readonly view: string;
  readonly time: LocalTime;
}

/** Reads window, interval and view. Throws an EwsError for the whole request; null when only suggestions are wanted. */
export function wishOf(request: EwsRequest): Wish | null {
  const options = child(request.element, 'FreeBusyViewOptions');
  if (!options) return null;
  const time = timeOf(request);
  return {
    ...windowOf(child(options, 'TimeWindow'), time),
    interval: intervalOf(options),
    view: viewOf(options),
    time,
  };
}

/** The zone of times without one: the request's TimeZone, else that of its TimeZoneContext, else UTC. */
export function timeOf(request: EwsRequest): LocalTime {
  const zone = child(request.element, 'TimeZone');
  return zone?.children.length ? serializedTime(zone) : zoneTime(request.timeZone ?? 'UTC');
}

/** A TimeWindow or DetailedSuggestionsWindow as instants. Throws an EwsError when it is turned around or too long. */
export function windowOf(window: XmlElement | undefined, time: LocalTime): { from: number; to: number } {
  const from = readTime(childText(window, 'StartTime') ?? '', time);
  const to = readTime(childText(window, 'EndTime') ?? '', time);
  if (to <= from) {
    throw new EwsError('ErrorInvalidTimeInterval', 'The end of the time window must be after its start.');
  }
  if (to - from > LONGEST_DAYS * DAY_MS) {
    throw new EwsError(
      'ErrorTimeIntervalTooBig',
      `The requested time duration is too long. The allowed limit = ${LONGEST_DAYS} days; the actual limit = ${Math.ceil((to - from) / DAY_MS)} days.`,
    );
  }
  return { from, to };
}

function intervalOf(options: XmlElement): number {
  const minutes = Number(childText(options, 'MergedFreeBusyIntervalInMinutes') ?? 30);
  if (minutes < 5 || minutes > 1440) {
    throw new EwsError('ErrorInvalidMergedFreeBusyInterval', 'The interval must be from 5 to 1440 minutes.');
  }
  return minutes * 60_000;
}

function viewOf(options: XmlElement): string {
  const [view = 'FreeBusy'] = (childText(options, 'RequestedView') ?? 'FreeBusy').split(/\s+/);
  if (view === 'None') {
    throw new EwsError('ErrorInvalidFreeBusyViewType', 'The requested free/busy view is not valid.');
  }
  return view;
}
