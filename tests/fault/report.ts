/** What one run found, each flaw as a sentence. */
export interface Report {
  readonly seed: number;
  readonly nodes: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly kills: ReadonlyMap<string, number>;
  readonly terminations: number;
  readonly ops: number;
  readonly stories: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly stale: readonly string[];
  readonly untold: readonly string[];
  readonly leaked: readonly string[];
  /** Milliseconds from the end of the faults until each story was as it must be, the shortest first. */
  readonly converged: readonly number[];
  /** Mails that came again under an id that was there. */
  readonly repeats: number;
  /** How long each part of the run took. */
  readonly seconds: { readonly laying: number; readonly raging: number; readonly calm: number };
}

/** The line by which runs are compared. */
export function lineOf(report: Report): string {
  const { faults, kills, ops, lost, doubled, stale, untold, leaked, converged, seed } = report;
  const [p50, p99, max] = [0.5, 0.99, 1].map((part) => secondsAt(converged, part));
  const flaws = Object.entries({ lost, doubled, stale, untold, leaked }).map(
    ([name, all]) => `${name}=${all.length}`,
  );
  return [
    `faults=${total(faults)} kills=${total(kills)} ops=${ops}`,
    ...flaws,
    `converge_p50/p99/max=${p50}/${p99}/${max}s seed=${seed}`,
  ].join(' ');
}

/** What the line leaves out, for whoever wants to know. */
export function detailsOf(report: Report): string {
  const { faults, kills, terminations, stories, nodes, repeats, seconds } = report;
  const { laying, raging, calm } = seconds;
  const parts = [laying, raging, calm].map((part) => Math.round(part));
  return [
    `${stories} meetings on ${nodes === 1 ? 'one node (PGlite)' : `${nodes} nodes (PostgreSQL)`} in ${parts.join('+')} s; ${repeats} mails came twice under one id`,
    `faults: ${counts(faults)}`,
    `kills: ${counts(kills)}; asked to end: ${terminations}`,
  ].join('\n');
}

function secondsAt(sorted: readonly number[], part: number): string {
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1));
  return ((sorted[index] ?? 0) / 1_000).toFixed(1);
}

/** Of all kinds. */
export function total(byKind: ReadonlyMap<string, number>): number {
  return [...byKind.values()].reduce((sum, count) => sum + count, 0);
}

function counts(byKind: ReadonlyMap<string, number>): string {
  return [...byKind]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}
