import { findIana, findWindows } from 'windows-iana';
import { localOf } from '../state/zoned.ts';
import { isTimeZone } from '../state/zoned.ts';
import { GraphError } from './failures.ts';

/** Graph's dateTimeTimeZone: wall time with seven decimals and the zone's name as it was asked for. */
export interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

/**
 * The IANA zone for a name Graph takes: Windows and IANA names, UTC. Undefined when neither knows it.
 * learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export function ianaOf(name: string): string | undefined {
  if (name === 'UTC' || name === 'tzone://Microsoft/Utc') return 'UTC';
  const [iana] = findIana(name);
  if (iana !== undefined) return iana;
  return name.includes('/') && isTimeZone(name) ? name : undefined;
}

/** Exchange's own name of an IANA zone; what Graph says in originalStartTimeZone and working hours. */
export function windowsOf(iana: string): string {
  if (iana === 'UTC' || iana === 'Etc/UTC') return 'UTC';
  const windows = windowsNames.get(iana) ?? findWindows(iana)[0] ?? 'tzone://Microsoft/Custom';
  windowsNames.set(iana, windows);
  return windows;
}

/** Looked up once: every event asks, and the list is gone through from the start. Only names that a meeting has get here. */
const windowsNames = new Map<string, string>();

/** The zone that `Prefer: outlook.timezone="…"` asks for, UTC without it. Throws Graph's refusal of unknown zones. */
export function preferredZone(prefer: string): { readonly name: string; readonly iana: string } {
  const name = /outlook\.timezone\s*=\s*"([^"]*)"/i.exec(prefer)?.[1] ?? 'UTC';
  const iana = ianaOf(name);
  if (iana === undefined) {
    throw new GraphError(
      400,
      'TimeZoneNotSupportedException',
      'A valid TimeZone value must be specified. The following TimeZone value is not supported: ' +
        `'${name.slice(0, 100)}'.`,
    );
  }
  return { name, iana };
}

/** An instant (UTC text) as wall time in a zone. */
export function inZone(instant: string, zone: { name: string; iana: string }): DateTimeTimeZone {
  return { dateTime: sevenDecimals(localOf(Date.parse(instant), zone.iana).toString()), timeZone: zone.name };
}

/** `2026-11-22T09:00:00` and longer become `2026-11-22T09:00:00.0000000`. */
function sevenDecimals(local: string): string {
  const [whole = '', fraction = ''] = local.split('.');
  return `${whole.padEnd(19, ':00')}.${fraction.slice(0, 7).padEnd(7, '0')}`;
}

/** Instants outside dateTimeTimeZone: `2026-11-22T09:00:00.1230000Z`. */
export function stamp(instant: string): string {
  return instant.replace(/\.(\d{3})Z$/, '.$10000Z');
}
