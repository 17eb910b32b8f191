import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import { keepPhoto } from '../../../contract/kiosk.ts';
import { erasePersonalData } from '../../../contract/personal-data.ts';
import { publishPhotoConsent } from '../../../contract/photo-consents.ts';
import { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { VisitId, VisitorId } from '../../../contract/visitor-ids.ts';
import { welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { forgetDue } from '../../../server/modules/visitors/forgotten.store.ts';
import type { Db } from '../../../server/storage/database.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import { defaultDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { pairedKiosk, receptionId } from '../../support/kiosk.ts';
import { clockTo } from '../scenarios/a-booking.ts';

const MORNING = '2026-12-02T09:00:00.000Z';
const later = Instant.parse('2027-03-01T09:00:00.000Z');
const jpeg = readFileSync(path.join(import.meta.dirname, '..', '..', 'support', 'face.jpg')).toString(
  'base64',
);

describe('somebody who walked in', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, MORNING);
  });
  afterAll(() => house.close());

  /** Wilma came and left. */
  async function wilma() {
    const { call, organization } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const visitors = [{ id: randomUUID(), name: 'Wilma Walk' }];
    const welcomed = await call(welcomeWalkIns, {
      params: { id: reception },
      body: { visitors, host: { name: 'Bent' } },
    });
    const take = async (step: 'check-in' | 'check-out' | 'undo') => {
      const { visits } = await call(listDeskVisits, { query: { reception, day: '2026-12-02' } });
      const [visit] = visits;
      if (!visit) throw new Error('nobody is at the desk');
      return await call(takeStep, { params: { id: visit.id }, version: visit.version, body: { step } });
    };
    await take('check-out');
    return {
      call,
      take,
      organization: OrganizationId.parse(organization()),
      visit: VisitId.parse(welcomed.visits[0]?.id),
      id: VisitorId.parse(visitors[0]?.id),
    };
  }
  const nameOf = async (id: string) => {
    const { rows } = await sql<{ name: string }>`select name from visitor where id = ${id}`.execute(house.db);
    return rows[0]?.name;
  };

  test('is let in by nobody after they were erased: a list of who is inside could not name them', async () => {
    const { call, take, id } = await wilma();
    await call(erasePersonalData, { body: { visitors: [id] } });
    await expect(take('undo')).rejects.toMatchObject({ code: 'not-possible-now' });
    const reception = await receptionId(house, 'Reception CPH');
    const { visits } = await call(listDeskVisits, { query: { reception, day: '2026-12-02' } });
    expect(visits).toMatchObject([{ status: 'off-site', steps: [] }]);
  });

  /** Does something that must wait, while a desk that has noted Wilma as being somewhere else has not committed yet. */
  async function meanwhile<T>(
    visit: VisitId,
    status: 'on-site' | 'off-site',
    work: (db: Db) => Promise<T>,
  ): Promise<T> {
    const { db, close } = await openDatabase(house.database);
    try {
      const waiting = async () => {
        const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
        return rows[0]?.count ?? 0;
      };
      const { begun } = await db.transaction().execute(async (tx) => {
        await sql`update visit set status = ${status} where id = ${visit}`.execute(tx);
        const working = work(db);
        const settled = working.then(
          () => 1,
          () => 1,
        );
        await Promise.race([settled, eventually(waiting, (count) => count > 0)]);
        return { begun: working };
      });
      return await begun;
    } finally {
      await close();
    }
  }

  // The embedded database does one transaction at a time: there nobody lets anybody in meanwhile.
  const onServer = defaultDatabase === 'postgres' ? describe : describe.skip;

  onServer('at one moment with a desk', () => {
    test('is not erased while a desk lets them in', async () => {
      const { call, id, visit } = await wilma();
      const erasing = meanwhile(visit, 'on-site', () =>
        call(erasePersonalData, { body: { visitors: [id] } }),
      );
      await expect(erasing).rejects.toMatchObject({ code: 'not-possible-now' });
      expect(await nameOf(id)).toBe('Wilma Walk');
    });

    test('is not forgotten when their time is over while a desk lets them in', async () => {
      const { id, visit, organization } = await wilma();
      const forgotten = await meanwhile(visit, 'on-site', (db) =>
        db.transaction().execute((tx) => forgetDue(tx, organization, later, 10)),
      );
      expect(forgotten.visitors).toEqual([]);
      expect(await nameOf(id)).toBe('Wilma Walk');
    });

    test('leaves no photo behind that is taken while a desk lets them out', async () => {
      const { call, take, visit } = await wilma();
      await take('undo');
      const kiosk = await pairedKiosk(house, 'Reception CPH');
      const params = { id: await receptionId(house, 'Reception CPH') };
      const texts = { en: 'May we?', da: '', de: '', fr: '' };
      await call(publishPhotoConsent, { params, body: { replaces: 0, texts } });
      await sql`update kiosk set granted_visit = ${visit}, granted_until = now() + interval '1 year'`.execute(
        house.db,
      );
      const consent = { version: 1, language: 'en' as const };
      const keeping = meanwhile(visit, 'off-site', () =>
        kiosk.call(keepPhoto, { params: { visit }, body: { jpeg, consent } }),
      );
      await expect(keeping).rejects.toMatchObject({ code: 'not-found' });
      const { rows } = await sql`select id from visit_photo`.execute(house.db);
      expect(rows).toEqual([]);
    });
  });
});
