import { lockSettlement } from '../../../server/modules/settlement/lock-settlement.ts';
import { migrate, migrateTo } from '../../../server/storage/migrate.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import {
  accountant,
  aLine,
  aRequest,
  aSettlementId,
  books,
  deliver,
  layBooks,
  nordhavn,
  november,
} from './a-ledger.ts';

const BEFORE = '20261201-e-search-requests';

describeOnBothDatabases('what is due', (createDatabase) => {
  test('is noted of requests from before that have ended, as it is of new ones', async () => {
    const database = await createDatabase();
    const storage = await openDatabase(database.config);
    try {
      await layBooks(storage);
      const rates = [2_500, 0, 600, 1_900];
      const lines = [1, 33, 99_999, 250].map((price, at) => aLine(price, at + 1, rates[at]));
      await deliver(
        storage,
        ...(['completed', 'canceled-late', 'canceled', 'accepted', 'rejected'] as const).flatMap((status) =>
          [null, 0, 3_333, 10_000].map((feeRate) => aRequest({ status, feeRate, lines })),
        ),
        aRequest({ lines: [aLine(0)] }),
        aRequest({ lines: [] }),
        aRequest({ costCenter: null }),
      );
      const dueOfAll = () =>
        storage.db.selectFrom('service_request').select(['id', 'due']).orderBy('id').execute();
      const noted = await dueOfAll();
      expect(noted.filter(({ due }) => due !== null)).toHaveLength(7); // delivered, or canceled at a fee

      expect(await migrateTo(storage.db, BEFORE)).toBe(true);
      await migrate(storage.db);
      expect(await dueOfAll()).toEqual(noted);
    } finally {
      await storage.close();
      await database.close();
    }
  });

  test('what was settled goes with its organization, and only then', async () => {
    const database = await createDatabase();
    const storage = await openDatabase(database.config);
    try {
      await layBooks(storage);
      await deliver(storage, aRequest());
      const body = { id: aSettlementId(), ...november, seen: { rows: 1, gross: 25_000 } };
      await lockSettlement(books(storage), accountant(), body);
      const left = async () => [
        (await storage.db.selectFrom('settlement_row').select('gross').execute()).length,
        (await storage.db.selectFrom('settled_request').select('sequence').execute()).length,
      ];
      await storage.db.deleteFrom('organization').where('id', '!=', nordhavn).execute();
      expect(await left()).toEqual([1, 1]);
      await storage.db.deleteFrom('organization').execute();
      expect(await left()).toEqual([0, 0]);
    } finally {
      await storage.close();
      await database.close();
    }
  });
});
