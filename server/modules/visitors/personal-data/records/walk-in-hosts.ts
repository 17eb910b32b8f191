import type { OrganizationId } from '../../../../../contract/primitives.ts';
import type { Db, Tx } from '../../../../storage/database.ts';
import { forgetItems } from '../../../messages/index.ts';
import { listReceptions } from '../../receptions.store.ts';
import { isForHost, itemsAbout } from '../../tell-hosts.ts';
import { forgetNamedHosts, namedHosts } from '../known-hosts.store.ts';
import { isMeant } from './is-meant.ts';
import type { RecordKeeper } from './record-keeper.ts';

const kind = 'walk-in-host' as const;

/**
 * Whom somebody visited unannounced, as the desk typed it or the list of the reception had it; whom the directory knew is a
 * colleague. Erasing leaves the visit, to nobody.
 */
export const keptWalkInHosts: RecordKeeper = {
  kind,

  async find(db, organization, sought) {
    return (await known(db, organization)).filter((one) => isMeant(one, sought));
  },

  async read(_deps, tx, organization, ids) {
    return (await known(tx, organization, ids)).map((one) => {
      return { ...one, pseudonym: `walk-in ${one.id.slice(0, 8)}`, facts: {} };
    });
  },

  async erase({ live }, tx, { organization }, ids) {
    const visits = await forgetNamedHosts(tx, organization, ids);
    await forgetItems(tx, organization, visits.flatMap(itemsAbout).filter(isForHost));
    await live.changed(tx, organization, 'visits');
  },
};

async function known(db: Db | Tx, organization: OrganizationId, ids?: readonly string[]) {
  const receptions = new Map(
    (await listReceptions(db, organization)).map(({ id, name }) => [String(id), name]),
  );
  return (await namedHosts(db, organization, ids)).map(({ reception, ...one }) => ({
    ...one,
    kind,
    where: receptions.get(reception ?? '') ?? '',
  }));
}
