import { eraseReporters, listReporters, readReporters } from '../../../room-details/index.ts';
import { isMeant } from './is-meant.ts';
import type { RecordKeeper } from './record-keeper.ts';

/** Who reported faults of rooms that are open; erasing leaves the fault, and then nobody is told that it is settled. */
export const keptReporters: RecordKeeper = {
  kind: 'room-fault',

  async find(db, organization, sought) {
    return (await listReporters(db, organization))
      .filter((one) => isMeant(one, sought))
      .map(({ id, name, mail, room, reportedAt }) => {
        return { kind: 'room-fault', id, name, mail, where: room, at: reportedAt };
      });
  },

  async read(_deps, tx, organization, ids) {
    return (await readReporters(tx, organization, ids)).map(
      ({ id, name, mail, room, reportedAt, about, words }) => {
        const pseudonym = `room fault ${id.slice(0, 8)}`;
        return {
          kind: 'room-fault',
          id,
          pseudonym,
          name,
          mail,
          where: room,
          at: reportedAt,
          facts: { about, words },
        };
      },
    );
  },

  async erase({ live }, tx, { organization }, ids) {
    await eraseReporters(tx, organization, ids);
    await live.changed(tx, organization, 'room-faults');
  },
};
