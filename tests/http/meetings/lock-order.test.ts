import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { BookingKey, putMeeting } from '../../../contract/meetings.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import { recordAudit, system } from '../../../server/modules/audit/index.ts';
import { lockLinks } from '../../../server/modules/meetings/index.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import { defaultDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
// The embedded database does one transaction at a time: there nobody waits for anybody.
const onServer = defaultDatabase === 'postgres' ? describe : describe.skip;

onServer('a further plan of an organizer', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.close());

  async function plan(bookingKey = BookingKey.parse(randomUUID())) {
    const anna = await house.caller('anna');
    const form = { organizer: 'anna@nordhavn.example', ...noon, timeZone: 'Europe/Copenhagen' };
    const body = { ...form, rooms: ['fjord@nordhavn.example'], signal: 'compose' as const };
    return await anna(putMeeting, { params: { bookingKey }, body });
  }

  test('waits for whoever works on an earlier one without keeping them from the audit', async () => {
    const first = await plan();
    const hana = await house.portal('hana');
    const organization = OrganizationId.parse(hana.organization());
    const { db, close } = await openDatabase(house.database);
    try {
      const waiting = async () => {
        const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
        return rows[0]?.count ?? 0;
      };
      const second = await db.transaction().execute(async (tx) => {
        expect(await lockLinks(tx, organization, [first.id])).toHaveLength(1);
        const planned = plan();
        await eventually(waiting, (count) => count > 0);
        // As whoever reads a calendar does it: the link first, then what is told of it.
        await recordAudit(tx, organization, {
          actor: system,
          cause: 'timer',
          action: 'meeting.noted',
          subject: { kind: 'meeting', id: first.id, name: 'Planning' },
        });
        return { planned };
      });
      expect(await second.planned).toMatchObject({ state: 'draft' });
    } finally {
      await close();
    }
  });
});
