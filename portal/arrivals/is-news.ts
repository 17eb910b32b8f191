import type { Instant } from '../../contract/primitives.ts';

/** When the last thing came in for any of some teams; null: nothing is to be done. */
export function latestOf(teams: readonly { readonly latest: Instant | null }[]): Instant | null {
  return teams.reduce<Instant | null>(
    (latest, team) =>
      team.latest !== null && (latest === null || team.latest > latest) ? team.latest : latest,
    null,
  );
}

/** Whether something came in since `before` (undefined: nobody has looked yet, so that nothing is new). */
export function isNews(before: Instant | null | undefined, latest: Instant | null): boolean {
  return before !== undefined && latest !== null && (before === null || latest > before);
}
