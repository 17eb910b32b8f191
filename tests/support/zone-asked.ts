import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Notes which test files asked for the zone of the machine, in the folder of FOYER_ZONE_ASKED (scripts/test/projects.mjs): a
 * file in whose world nobody ever did cannot come to another result in another zone, and is not run there. Asking is what the
 * language has for it, in tests, product and libraries alike: a date's local parts and texts, a date made of such, and a format
 * without a zone. It is noted before it is answered, so that it counts in a test that fails too.
 */
const folder = process.env['FOYER_ZONE_ASKED'];
if (folder) watch(folder);

type Method = (...given: never[]) => unknown;

/** The text says by itself when it is: with a zone or an offset, or a date alone, which the language takes as UTC. */
const says = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})\)?$|^[+-]?\d{4,6}(?:-\d{2}){0,2}$/i;

function watch(into: string): void {
  let isNoted = false;
  const note = () => {
    if (isNoted) return;
    isNoted = true;
    const { testPath } = expect.getState();
    mkdirSync(into, { recursive: true });
    writeFileSync(path.join(into, randomUUID()), testPath ?? '');
  };
  watchParts(note);
  watchDates(note);
  watchFormats(note);
}

/** `getHours` and the like; `toLocaleString` and its sisters ask unless they are given a zone. */
function watchParts(note: () => void): void {
  const { prototype } = Date;
  const names = Object.getOwnPropertyNames(prototype);
  const local = names.filter((name) =>
    /^(?:[gs]et(?!UTC|Time$|Milliseconds$)|to(?:Date|Time|Locale.*)?String$)/.test(name),
  );
  for (const name of local) {
    const answer = methodOf(prototype, name);
    const hasZone = (given: readonly unknown[]) => name.startsWith('toLocale') && isZoneGiven(given[1]);
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: Date, ...given: never[]): unknown {
        if (!hasZone(given)) note();
        return Reflect.apply(answer, this, given);
      },
    });
  }
}

/** `new Date(2026, 10, 30)`, `new Date('2026-11-30T09:00')`, `Date.parse` of such, and `Date()`. */
function watchDates(note: () => void): void {
  const { parse, prototype } = Date;
  const watched = new Proxy(Date, {
    construct(target, given: unknown[], newTarget) {
      if (isLocal(given)) note();
      return Reflect.construct(target, given, newTarget) as object;
    },
    apply(target) {
      note();
      return target();
    },
  });
  prototype.constructor = watched;
  watched.parse = (text) => {
    if (isLocal([text])) note();
    return parse(text);
  };
  globalThis.Date = watched;
}

function isLocal(given: readonly unknown[]): boolean {
  return given.length > 1 || (typeof given[0] === 'string' && !says.test(given[0].trim()));
}

function watchFormats(note: () => void): void {
  const { prototype } = Intl.DateTimeFormat;
  const watched = new Proxy(Intl.DateTimeFormat, {
    construct(target, given: unknown[], newTarget) {
      if (!isZoneGiven(given[1])) note();
      return Reflect.construct(target, given, newTarget) as object;
    },
    apply(target, self, given: unknown[]) {
      if (!isZoneGiven(given[1])) note();
      return Reflect.apply(target as Method, self, given as never[]) as Intl.DateTimeFormat;
    },
  });
  prototype.constructor = watched;
  Intl.DateTimeFormat = watched;
}

function isZoneGiven(options: unknown): boolean {
  return typeof options === 'object' && options !== null && Reflect.get(options, 'timeZone') !== undefined;
}

function methodOf(of: object, name: string): Method {
  return Reflect.get(of, name) as Method;
}
