import { listCalendars, readCalendarNow } from '../../../contract/calendars.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address } from './a-booking.ts';

/** Where a scenario takes place. */
export interface ScenarioWorld {
  /** The service that the product reads calendars from, as faults name it. */
  readonly service: 'graph' | 'exchange';
  readonly start: () => Promise<House>;
}

/**
 * The same scenarios wherever they must hold: over Graph on both databases, and over EWS, which knows nothing of databases
 * and is therefore played on the quicker one.
 */
export function describeInEveryWorld(name: string, scenarios: (world: ScenarioWorld) => void): void {
  describeOnBothDatabases(`${name}, over Graph`, (_create, database) =>
    scenarios({ service: 'graph', start: () => startHouse({ database }) }),
  );
  describe(`${name}, over EWS`, () => scenarios({ service: 'exchange', start: startOverEws }));
}

/**
 * Nothing tells of changes over EWS; calendars are looked at every half minute. Who cannot wait presses *Read now*, here
 * after everything that changes a meeting, or lets Exchange answer again.
 */
async function startOverEws(): Promise<House> {
  const house = await startHouse({ through: 'ews' });
  const control: House['control'] = async (method, path, body) => {
    const reply = await house.control(method, path, body);
    const changes = method !== 'GET' && path.startsWith('/meetings');
    if (changes || (method === 'DELETE' && path === '/faults')) await readNow(house);
    return reply;
  };
  return { ...house, control };
}

/** The rooms of the scenarios. Others are left alone: five calendars that fail in a row would be a sick Exchange. */
export const rooms = ['fjord', 'skov', 'bestyrelse', 'hudson'].map(address);

async function readNow(house: House): Promise<void> {
  const { call } = await house.portal('hana');
  const { calendars } = await call(listCalendars, {});
  const own = calendars.filter(({ mailbox }) => rooms.includes(mailbox));
  await Promise.all(own.map(({ id }) => call(readCalendarNow, { params: { id } })));
}
