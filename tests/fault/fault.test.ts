import { detailsOf, lineOf } from './report.ts';
import { runFaults } from './run-faults.ts';

const seed = Number(process.env['FOYER_FAULT_SEED'] ?? 20_261_130);
const seconds = Number(process.env['FOYER_FAULT_SECONDS'] ?? 40);

/** What comes around the faults: laying everything, becoming quiet, looking at every row. */
const AROUND_MS = 240_000;

test(
  'whatever is killed, frozen, cut or delayed: nothing is lost, doubled, stale, untold or leaked',
  async () => {
    const report = await runFaults({ seed, seconds });
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
  },
  seconds * 1_000 + AROUND_MS,
);
