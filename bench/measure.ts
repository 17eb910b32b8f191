import os from 'node:os';
import { performance } from 'node:perf_hooks';

/** One line of the output. */
export interface Result {
  readonly bench: string;
  readonly case: string;
  readonly ours: number;
  /** The peer or the limit, measured in the same run. */
  readonly beside: number;
  readonly unit: string;
  readonly ratio: number;
  readonly target: string;
  readonly met: boolean;
  /** Load of the machine over the last minute when the result was taken: above 1 per core it is noisy. */
  readonly load: number;
  /** What else was seen in the same run: memory in MB, how often the event loop was blocked, what was lost. */
  readonly also?: Readonly<Record<string, number>>;
}

const ROUNDS = 3;

/**
 * Measures both sides in turn, A-B-A-B, so that what else the machine does strikes both alike. Each side gives one
 * number per round; the result is the median of each, and the median of the ratios ours / beside.
 */
export async function sideBySide(
  what: Pick<Result, 'bench' | 'case' | 'unit' | 'target'>,
  sides: { readonly ours: () => Promise<number>; readonly beside: () => Promise<number> },
  isMet: (ratio: number) => boolean,
): Promise<Result> {
  await sides.ours(); // once unmeasured: connections, tokens, compiled code
  await sides.beside();

  const rounds: { readonly ours: number; readonly beside: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await sides.ours();
    rounds.push({ ours, beside: await sides.beside() });
  }
  const ratio = median(rounds.map(({ ours, beside }) => ours / beside));
  return {
    bench: what.bench,
    case: what.case,
    ours: rounded(median(rounds.map(({ ours }) => ours))),
    beside: rounded(median(rounds.map(({ beside }) => beside))),
    unit: what.unit,
    ratio: rounded(ratio),
    target: what.target,
    met: isMet(ratio),
    load: rounded(os.loadavg()[0] ?? 0),
  };
}

/** The median time, in milliseconds, of `times` runs one after the other. */
export async function medianMs(times: number, run: () => Promise<void>): Promise<number> {
  const samples: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const start = performance.now();
    await run();
    samples.push(performance.now() - start);
  }
  return median(samples);
}

/** How often in a second `run` comes to its end when `parallel` of it are under way all the time, `times` in all. */
export async function perSecond(
  times: number,
  parallel: number,
  run: () => Promise<unknown>,
): Promise<number> {
  const begun = performance.now();
  let left = times;
  const worker = async () => {
    for (; left > 0;) {
      left -= 1;
      await run();
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return (times * 1_000) / (performance.now() - begun);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(sorted.length / 2) - 1, middle + 1);
  return (low + high) / 2;
}

/** One line of figures that do not come in rounds. */
export function resultOf(
  what: Pick<Result, 'bench' | 'case' | 'unit' | 'target' | 'met'>,
  { ours, beside, ratio = ours / beside }: { ours: number; beside: number; ratio?: number },
  also: Readonly<Record<string, number>>,
): Result {
  return {
    bench: what.bench,
    case: what.case,
    ours: rounded(ours),
    beside: rounded(beside),
    unit: what.unit,
    ratio: rounded(ratio),
    target: what.target,
    met: what.met,
    load: rounded(os.loadavg()[0] ?? 0),
    also: Object.fromEntries(Object.entries(also).map(([name, value]) => [name, rounded(value)])),
  };
}

/** The value below which a share of all values lies, e.g. 0.99. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
