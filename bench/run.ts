import { findRoomsOverHttp } from './b1-find-rooms-http.ts';
import { findRoomsBesideLive } from './b3-find-rooms-live.ts';
import { findRoomsBesideSql } from './b4-find-rooms-sql.ts';
import { coreSearch } from './b5-core-search.ts';
import { dayGrid } from './b6-day-grid.ts';
import { nextFree } from './b7-next-free.ts';
import { orders } from './b8-orders.ts';
import { lastOne } from './b9-last-one.ts';
import { freshness } from './b10-freshness.ts';
import { firstSynchronization } from './b11-first-synchronization.ts';
import { webhookBurst } from './b12-webhook-burst.ts';
import { coldStart } from './b13-cold-start.ts';
import { memory } from './b15-memory.ts';
import { startCampus } from './campus.ts';
import type { Campus } from './campus.ts';
import { eventLoop } from './event-loop.ts';
import type { Result } from './measure.ts';
import { besideMrbs, whyNoMrbs } from './mrbs.ts';
import { calendarsOverEws, calendarsOverGraph } from './port-over-calendars.ts';
import { paneList } from './pane-list.ts';
import { portOverEws, portOverGraph } from './port-over-exchange.ts';
import { board } from './s1-board.ts';
import { settlement } from './settlement.ts';
import { settling } from './settling.ts';
import { findWhileTyping } from './v1-find-while-typing.ts';
import { checkIn } from './v2-check-in.ts';
import { evacuation } from './v3-evacuation.ts';
import { NoPostgres, openPostgres } from './postgres.ts';
import type { Postgres, StartPostgres } from './postgres.ts';

const ROOMS = 250;

/** What is on this machine beside the product. */
export interface Machine {
  readonly startPostgres: StartPostgres;
  /** The program of a browser; throws when there is none. */
  readonly findChromium: () => string;
}

type OnCampus = (campus: Campus, machine: Machine) => Promise<Result>;

/** Those that measure a part of the product by itself. */
const byItself: ReadonlyMap<string, () => Promise<Result>> = new Map([
  ['B5', coreSearch],
  ['B13', coldStart],
  ['B15', memory],
]);

/** Those that measure one process of the product on one campus, in the embedded database. */
const onCampus: ReadonlyMap<string, OnCampus> = new Map<string, OnCampus>([
  ['B3', findRoomsBesideLive],
  ['port-graph', portOverGraph],
  ['port-ews', portOverEws],
  ['calendars-graph', calendarsOverGraph],
  ['calendars-ews', calendarsOverEws],
  ['pane', paneList],
]);

type OnPostgres = (postgres: Postgres, machine: Machine) => Promise<Result>;

/** Those that measure several processes on PostgreSQL. */
const onPostgres: ReadonlyMap<string, OnPostgres> = new Map<string, OnPostgres>([
  ['B1', findRoomsOverHttp('B1', 2_000)],
  ['B1-50000', findRoomsOverHttp('B1-50000', 50_000)],
  ['B1-everywhere', findRoomsOverHttp('B1-everywhere', 2_000, { everywhere: true })],
  ['B4', findRoomsBesideSql],
  ['B6', dayGrid],
  ['B7', nextFree],
  ['B9', lastOne],
  ['B10', freshness],
  ['B11', firstSynchronization],
  ['B12', webhookBurst],
  ['event-loop', eventLoop],
  ['S1', board],
  ['settlement', settlement],
  ['settling', settling],
  ['V1', findWhileTyping],
  ['V3', evacuation],
]);

/** Those that measure what is on the disk when it is answered. */
const onDisk: ReadonlyMap<string, OnPostgres> = new Map<string, OnPostgres>([
  ['B8', orders],
  ['V2', checkIn],
]);

/** Those that measure something beside a running system of somebody else, and what is missing for that. */
const besideOthers: ReadonlyMap<string, { measure: OnPostgres; whyNot: () => string | null }> = new Map([
  ['mrbs', { measure: besideMrbs, whyNot: () => whyNoMrbs(process.env) }],
]);

/**
 * Runs the benchmarks named, all without a name, and prints one JSON line per result. Gives the exit code: 0 when they
 * ran, whatever they showed (a timing is a finding and not a verdict), 2 for a name that does not exist, 3 when some could
 * not be measured because there is no PostgreSQL. What takes a system of somebody else that was not named is passed over,
 * and says so.
 */
export async function runBenchmarks(names: readonly string[], machine: Machine): Promise<number> {
  const { startPostgres } = machine;
  const known = [
    ...byItself.keys(),
    ...onCampus.keys(),
    ...onPostgres.keys(),
    ...onDisk.keys(),
    ...besideOthers.keys(),
  ];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`);
    return 2;
  }
  const isWanted = ([name]: readonly [string, unknown]) => names.length === 0 || names.includes(name);
  const others = [...besideOthers].filter(isWanted).flatMap(([name, { measure, whyNot }]) => {
    const missing = whyNot();
    if (missing === null) return [[name, measure] as const];
    console.error(`NOT MEASURED: ${name}. ${missing}`);
    return [];
  });
  const durable = [...[...onDisk].filter(isWanted), ...others];
  const withMachine = ([name, measure]: readonly [string, OnPostgres]) =>
    [name, (postgres: Postgres) => measure(postgres, machine)] as const;
  await runAll(
    [...byItself].filter(isWanted),
    () => Promise.resolve(null),
    () => Promise.resolve(),
  );
  await runAll(
    [...onCampus]
      .filter(isWanted)
      .map(([name, measure]) => [name, (campus: Campus) => measure(campus, machine)] as const),
    () => startCampus(ROOMS),
    ({ close }) => close(),
  );
  try {
    await runAll(
      [...onPostgres].filter(isWanted).map(withMachine),
      () => openPostgres(startPostgres),
      ({ stop }) => stop(),
    );
    await runAll(
      durable.map(withMachine),
      () => openPostgres(startPostgres, { isDurable: true }),
      ({ stop }) => stop(),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof NoPostgres)) throw error;
    console.error(
      `NOT MEASURED: ${[...[...onPostgres].filter(isWanted), ...durable]
        .map(([name]) => name)
        .join(', ')}. ${error.message}`,
    );
    return 3;
  }
}

async function runAll<Place>(
  benchmarks: readonly (readonly [string, (place: Place) => Promise<Result>])[],
  open: () => Promise<Place>,
  close: (place: Place) => Promise<void>,
): Promise<void> {
  if (benchmarks.length === 0) return;
  const place = await open();
  try {
    for (const [, measure] of benchmarks) console.log(JSON.stringify(await measure(place)));
  } finally {
    await close(place);
  }
}
