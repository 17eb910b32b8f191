import type { Storage } from '../../server/storage/open-database.ts';
import { until } from './chaos.ts';
import type { Random } from './random.ts';

const BETWEEN_MS = [600, 2_400] as const;

/**
 * Cuts one connection of some node to the database after the other until `over`, idle ones and those in the middle of a
 * transaction alike, as a database does that fails over. Only nodes in `serving` (names of their connections): one that
 * cannot open its database to begin with ends, and rightly. Resolves with how many were cut.
 */
export async function cutConnections(
  database: Pick<Storage, 'executeSql'>,
  { random, serving }: { readonly random: Random; readonly serving: ReadonlySet<string> },
  over: AbortSignal,
  onCut: () => void,
): Promise<void> {
  while (!over.aborted) {
    await until([], random.int(...BETWEEN_MS), over);
    const { rows } = await database.executeSql(
      `select pid from pg_stat_activity
       where datname = current_database() and application_name = any($1) order by pid`,
      [[...serving]],
    );
    if (rows.length === 0) continue;
    const { pid } = random.pick(rows);
    const cut = await database.executeSql('select pg_terminate_backend($1) as is_cut', [pid]);
    if (cut.rows[0]?.['is_cut'] === true) onCut();
  }
}
