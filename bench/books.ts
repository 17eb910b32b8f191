import { CalendarDay } from '../contract/deadlines.ts';
import { OrganizationId } from '../contract/primitives.ts';
import { SettlementId } from '../contract/settlements.ts';
import { lockSettlement } from '../server/modules/settlement/lock-settlement.ts';
import { previewSettlement } from '../server/modules/settlement/preview-settlement.ts';
import { openDatabase } from '../server/storage/open-database.ts';
import type { Storage } from '../server/storage/open-database.ts';
import { layDeliveries, ORGANIZATION } from './deliveries.ts';
import type { Postgres } from './postgres.ts';

export const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 100_000);

export const settlementId = SettlementId.parse('50000000-0000-4000-8000-000000000001');

/** Whoever settles. */
export const caller = {
  organization: OrganizationId.parse(ORGANIZATION),
  tenantId: ORGANIZATION,
  objectId: ORGANIZATION,
  name: 'bench',
  mail: null,
  groups: new Set<string>(),
  grants: [],
  requestId: null,
};

const november = {
  from: CalendarDay.parse('2026-11-01'),
  to: CalendarDay.parse('2026-11-30'),
  provider: null,
  costCenter: null,
};

/** A month of deliveries that can be looked at and settled. */
export interface Books {
  readonly storage: Storage;
  readonly look: () => Promise<{ readonly rows: number; readonly gross: number }>;
  readonly lock: (seen: { readonly rows: number; readonly gross: number }) => Promise<void>;
}

/** Gives `measure` a month of REQUESTS deliveries in a database of its own. */
export async function withBooks<T>(postgres: Postgres, measure: (books: Books) => Promise<T>): Promise<T> {
  const url = await postgres.createDatabase();
  const storage = await openDatabase({ url });
  try {
    await layDeliveries(storage, REQUESTS);
    const deps = {
      db: storage.db,
      clock: { now: () => '2026-12-01T08:00:00.000Z' as never }, // any instant will do
      live: { changed: async () => undefined },
    };
    return await measure({
      storage,
      async look() {
        const { rows, total } = await previewSettlement(deps, caller, november);
        return { rows, gross: total.gross };
      },
      async lock(seen) {
        await lockSettlement(deps, caller, { id: settlementId, ...november, seen });
      },
    });
  } finally {
    await storage.close();
    await postgres.dropDatabase(url);
  }
}
