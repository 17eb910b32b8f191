import { sql } from 'kysely';
import { OrganizationId } from '../../contract/primitives.ts';
import { findVisitByPass } from '../../server/modules/visitors/visits.store.ts';
import { migrate, migrateTo } from '../../server/storage/migrate.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

describeOnBothDatabases('the passes of visits', (createDatabase) => {
  test('are given to visits of before, each its own, and find them', async () => {
    const database = await createDatabase();
    const { db, close } = await openDatabase(database.config);
    try {
      expect(await migrateTo(db, '20261203-b-remember-orders')).toBe(true);
      await sql`alter table visit drop constraint visit_visitor_fk`.execute(db); // who they were does not matter here
      const ids = Array.from({ length: 50 }, () => crypto.randomUUID());
      const organization = OrganizationId.parse(crypto.randomUUID());
      for (const id of ids) {
        await sql`
          insert into visit (organization_id, id, visitor_id, link_id, status, start_at, end_at, changed_at)
          values (${organization}, ${id}, ${crypto.randomUUID()}, ${crypto.randomUUID()}, 'expected', now(), now(), now())
        `.execute(db);
      }
      await migrate(db);

      const { rows } = await sql<{
        id: string;
        pass: string;
      }>`select id::text as id, pass from visit`.execute(db);
      expect(new Set(rows.map(({ pass }) => pass)).size).toBe(50);
      for (const { id, pass } of rows) {
        expect(pass).toMatch(/^[A-Za-z0-9_-]{22}$/);
        expect(await findVisitByPass(db, pass)).toMatchObject({ organization, visit: { id, pass } });
      }
      expect(await findVisitByPass(db, 'A'.repeat(22))).toBeNull();
    } finally {
      await close();
      await database.close();
    }
  });
});
