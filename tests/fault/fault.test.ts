import { postgresAdminUrl } from '../support/postgres.ts';
import { detailsOf, lineOf, total } from './report.ts';
import { runFaults } from './run-faults.ts';

const seed = Number(process.env['FOYER_FAULT_SEED'] ?? 20_261_130);
/** A shorter run is a look; from this length on it must have struck as often as it promises. */
const USUAL_SECONDS = 40;
const seconds = Number(process.env['FOYER_FAULT_SECONDS'] ?? USUAL_SECONDS);
const least = seconds < USUAL_SECONDS ? { kills: 0, faults: 0, overslept: 0 } : usualLeast();

/** A busy machine kills more slowly; what has not struck by then will not. */
const PATIENCE_SECONDS = 240;
/** What comes around the faults: laying everything, becoming quiet, looking at every row. */
const AROUND_MS = 240_000;

test(
  'whatever is killed, frozen, cut or delayed: nothing is lost, doubled, stale, untold or leaked',
  async () => {
    const length = { seconds, ...least, mostSeconds: seconds + PATIENCE_SECONDS };
    const report = await runFaults({ seed, length });
    process.stderr.write(`\n${detailsOf(report)}\n${lineOf(report)}\n`);
    const { lost, doubled, stale, untold, leaked } = report;
    expect({ seed, lost, doubled, stale, untold, leaked }).toEqual({
      seed,
      lost: [],
      doubled: [],
      stale: [],
      untold: [],
      leaked: [],
    });
    expect(total(report.kills)).toBeGreaterThanOrEqual(least.kills);
    expect(total(report.faults)).toBeGreaterThanOrEqual(least.faults);
    expect(report.faults.get('lease overslept')).toBeGreaterThanOrEqual(least.overslept);
  },
  (seconds + PATIENCE_SECONDS) * 1_000 + AROUND_MS,
);

/** One node alone, with its database inside, takes longer to come back than it lives, and nobody can wake up to another. */
function usualLeast() {
  return postgresAdminUrl === null
    ? { kills: 8, faults: 20, overslept: 0 }
    : { kills: 60, faults: 300, overslept: 1 };
}
