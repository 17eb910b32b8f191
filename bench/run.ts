import { findRoomsOverHttp } from './b1-find-rooms-http.ts';
import { findRoomsLive } from './b3-find-rooms-live.ts';
import { startCampus } from './campus.ts';
import type { Campus } from './campus.ts';
import type { Result } from './measure.ts';
import { calendarsOverEws, calendarsOverGraph } from './port-over-calendars.ts';
import { portOverEws, portOverGraph } from './port-over-exchange.ts';

const ROOMS = 250;

const benchmarks: ReadonlyMap<string, (campus: Campus) => Promise<Result>> = new Map([
  ['B1', findRoomsOverHttp],
  ['B3', findRoomsLive],
  ['port-graph', portOverGraph],
  ['port-ews', portOverEws],
  ['calendars-graph', calendarsOverGraph],
  ['calendars-ews', calendarsOverEws],
]);

/**
 * Runs the benchmarks named, all without a name, and prints one JSON line per result. Gives the exit code: 0 when they
 * ran, whatever they showed (a timing is a finding and not a verdict), 2 for a name that does not exist.
 */
export async function runBenchmarks(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !benchmarks.has(name));
  if (unknown.length > 0) {
    const known = [...benchmarks.keys()].join(', ');
    console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known}.`);
    return 2;
  }

  const campus = await startCampus(ROOMS);
  try {
    for (const [name, measure] of benchmarks) {
      if (names.length === 0 || names.includes(name)) console.log(JSON.stringify(await measure(campus)));
    }
  } finally {
    await campus.close();
  }
  return 0;
}
