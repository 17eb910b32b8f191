import { defaultDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

/** Of one person: server/modules/messages/live.routes.ts. */
const MOST = 40;

async function open(person: PortalPerson): Promise<{ status: number; leave: () => void }> {
  const leaving = new AbortController();
  const { status } = await person.send('/portal-api/live', { signal: leaving.signal });
  return { status, leave: () => leaving.abort() };
}

describe('pages that are told of changes', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database: defaultDatabase });
  });
  afterAll(() => house.close());

  test('of one person are so many at most; others find their place, and who leaves makes room', async () => {
    const [hana, dora] = await Promise.all([house.portal('hana'), house.portal('dora')]);
    const pages = await Promise.all(Array.from({ length: MOST }, () => open(hana)));
    expect(pages.map(({ status }) => status)).toEqual(Array.from({ length: MOST }, () => 200));

    const oneMore = await hana.send('/portal-api/live');
    expect(oneMore.status).toBe(503);
    expect(oneMore.headers.get('retry-after')).toBe('30');
    const other = await open(dora);
    expect(other.status).toBe(200);

    pages[0]?.leave();
    const again = await eventually(
      () => open(hana),
      ({ status }) => status === 200,
    );
    expect(again.status).toBe(200);
    for (const page of [...pages, other, again]) page.leave();
  });
});
