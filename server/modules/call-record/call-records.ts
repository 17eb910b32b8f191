import type { listCalls as route } from '../../../contract/access-proof.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import { createCallStore } from './call-record.store.ts';
import type { CallTotal } from './call-record.store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { createNoteCalls } from './note-calls.ts';
import type { NoteCalls } from './note-calls.ts';

const KEPT_MS = 30 * 24 * 60 * 60_000;
const PAGE = 100;

export interface CallRecordsDeps {
  readonly db: Parameters<typeof createCallStore>[0];
  readonly onTrouble: (error: unknown) => void;
}

/** Which mailbox was asked for what, by the hour; kept for thirty days. */
export interface CallRecords extends NoteCalls {
  /** Newest hour first, a hundred at a time; `next` leads on. Throws `invalid-request` for a cursor that is none. */
  list(caller: Caller, query: RouteInput<typeof route>['query']): Promise<RouteReply<typeof route>>;
  totals(organization: OrganizationId, integration: string): Promise<readonly CallTotal[]>;
  /** Forgets what is older than thirty days. */
  clean(): Promise<void>;
}

export function createCallRecords({ db, onTrouble }: CallRecordsDeps): CallRecords {
  const store = createCallStore(db);
  const calls = createNoteCalls({ store, onTrouble });

  return {
    ...calls,

    async list({ organization }, { cursor, ...filter }) {
      const after = cursor === undefined ? null : readCursor(cursor);
      await calls.flush();
      const found = await store.list(organization, filter, after, PAGE + 1);
      const page = found.slice(0, PAGE);
      const last = page.at(-1);
      const next = found.length > PAGE && last ? writeCursor(last.key) : null;
      return { calls: page.map(({ record }) => record), next };
    },

    async totals(organization, integration) {
      await calls.flush();
      return await store.totals(organization, integration);
    },

    clean: () => store.removeBefore(instantOf(realNow() - KEPT_MS)),
  };
}
