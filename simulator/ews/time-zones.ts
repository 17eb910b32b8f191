import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import { windowsOf } from '../graph/zones.ts';
import { DAYS, offsetAt } from './wall-time.ts';
import { el } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

const MINUTE = 60_000;

/** A zone's working-hours form: bias and the two changes of the clocks in the year of an instant. */
export function serializedZone(name: string, iana: string, instant: number): Xml {
  const { standard, changes } = rulesOf(iana, instant);
  const [toDaylight, toStandard] = changes;
  const saving = toDaylight && toStandard ? -(toDaylight.offset - standard) / MINUTE : 0;
  return el(
    name,
    null,
    el('t:Bias', null, -standard / MINUTE),
    writtenChange('t:StandardTime', toStandard, 0),
    writtenChange('t:DaylightTime', toDaylight, saving),
  );
}

function writtenChange(element: string, at: Change | undefined, bias: number): Xml {
  return el(
    element,
    null,
    el('t:Bias', null, bias),
    el('t:Time', null, at?.time ?? '00:00:00'),
    el('t:DayOrder', null, at?.order ?? 0),
    el('t:Month', null, at?.month ?? 0),
    el('t:DayOfWeek', null, at?.day ?? 'Sunday'),
  );
}

/** A TimeZoneDefinition; `full` adds the present year's rules as periods and transitions. */
export function zoneDefinition(element: string, windowsName: string, full: boolean, instant: number): Xml {
  const iana = windowsName === 'UTC' ? 'UTC' : (findIana(windowsName)[0] ?? 'UTC');
  const { standard, changes } = rulesOf(iana, instant);
  const named = { Id: windowsName, Name: `${offsetText(standard)} ${windowsName}` };
  if (!full) return el(element, named);
  const [toDaylight, toStandard] = changes;
  const period = (kind: string, offset: number): Xml =>
    el('t:Period', { Bias: duration(-offset), Name: kind, Id: `trule:${windowsName}/${kind}` });
  const recurring = (to: string, at: Change): Xml =>
    el(
      't:RecurringDayTransition',
      null,
      el('t:To', { Kind: 'Period' }, `trule:${windowsName}/${to}`),
      el('t:TimeOffset', null, `PT${at.minutes}M`),
      el('t:Month', null, at.month),
      el('t:DayOfWeek', null, at.day),
      el('t:Occurrence', null, at.order === 5 ? -1 : at.order),
    );
  const group =
    toDaylight && toStandard
      ? [recurring('Daylight', toDaylight), recurring('Standard', toStandard)]
      : [el('t:Transition', null, el('t:To', { Kind: 'Period' }, `trule:${windowsName}/Standard`))];
  return el(
    element,
    named,
    el(
      't:Periods',
      null,
      period('Standard', standard),
      toDaylight && toStandard && period('Daylight', toDaylight.offset),
    ),
    el('t:TransitionsGroups', null, el('t:TransitionsGroup', { Id: '0' }, group)),
    el('t:Transitions', null, el('t:Transition', null, el('t:To', { Kind: 'Group' }, '0'))),
  );
}

/** Windows' names of all zones this machine knows. */
export function windowsZones(): readonly string[] {
  const names = Intl.supportedValuesOf('timeZone').map(windowsOf);
  return [...new Set(['UTC', ...names])].filter((name) => !name.startsWith('tzone:')).sort();
}

interface Change {
  readonly month: number;
  readonly order: number;
  readonly day: string;
  readonly time: string;
  readonly minutes: number;
  /** What holds afterwards. */
  readonly offset: number;
}

function rulesOf(iana: string, instant: number): { standard: number; changes: readonly Change[] } {
  const year = new Date(instant).getUTCFullYear();
  const january = offsetAt(Date.UTC(year, 0, 2), iana);
  const standard = Math.min(january, offsetAt(Date.UTC(year, 6, 2), iana));
  const changes: Change[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(iana);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > year) break;
    changes.push(changeAt(next));
    at = next;
  }
  const daylight = changes.find(({ offset }) => offset > standard);
  const back = changes.find(({ offset }) => offset === standard);
  return { standard, changes: changes.length === 2 && daylight && back ? [daylight, back] : [] };
}

function changeAt(next: Temporal.ZonedDateTime): Change {
  const before = next.subtract({ nanoseconds: 1 });
  // The rule is written in the wall time that ends at the change.
  const wall = before.toPlainDateTime().add({ nanoseconds: 1 });
  const isLast = wall.day + 7 > wall.daysInMonth;
  return {
    month: wall.month,
    order: isLast ? 5 : Math.ceil(wall.day / 7),
    day: DAYS[wall.dayOfWeek % 7] ?? 'Sunday',
    time: wall.toPlainTime().toString().slice(0, 8).padEnd(8, ':00'),
    minutes: wall.hour * 60 + wall.minute,
    offset: next.offsetNanoseconds / 1e6,
  };
}

function duration(milliseconds: number): string {
  return `${milliseconds < 0 ? '-' : ''}PT${Math.abs(milliseconds) / MINUTE}M`;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  return `(UTC${offset < 0 ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)})`;
}

function twoDigits(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
