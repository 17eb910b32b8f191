import { ListedHostId } from '../../../../../contract/listed-hosts.ts';
import { pseudonymOfHost } from '../../host-list/host-facts.ts';
import {
  deleteListedHosts,
  findListedHosts,
  listedHosts,
  noteListChange,
  openedHost,
} from '../../host-list/listed-hosts.store.ts';
import { listReceptions, lockReception } from '../../receptions.store.ts';
import { isMeant } from './is-meant.ts';
import type { RecordKeeper } from './record-keeper.ts';

/** Hosts on the lists of receptions; erasing takes them off. */
export const keptListedHosts: RecordKeeper = {
  kind: 'listed-host',

  async find(db, organization, sought) {
    const receptions = new Map((await listReceptions(db, organization)).map(({ id, name }) => [id, name]));
    return (await listedHosts(db, organization))
      .filter((host) => isMeant(host, sought))
      .map(({ id, name, mail, reception }) => ({
        kind: 'listed-host',
        id,
        name,
        mail,
        where: receptions.get(reception) ?? '',
        at: null,
      }));
  },

  async read({ secrets }, tx, organization, ids) {
    const receptions = new Map((await listReceptions(tx, organization)).map(({ id, name }) => [id, name]));
    const found = await findListedHosts(tx, organization, idsOf(ids));
    return found.map((sealed) => {
      const { id, name, mail, phone, channel, reception } = openedHost(secrets, organization, sealed);
      const where = receptions.get(reception) ?? '';
      const pseudonym = pseudonymOfHost({ id });
      return { kind: 'listed-host', id, pseudonym, name, mail, where, at: null, facts: { phone, channel } };
    });
  },

  async erase(_deps, tx, { organization }, ids) {
    const found = await findListedHosts(tx, organization, idsOf(ids));
    const receptions = [...new Set(found.map(({ reception }) => reception))].toSorted();
    for (const reception of receptions) await lockReception(tx, organization, reception);
    await deleteListedHosts(tx, organization, idsOf(ids));
    for (const reception of receptions) await noteListChange(tx, organization, reception);
  },
};

function idsOf(ids: readonly string[]): readonly ListedHostId[] {
  return ids.map((id) => ListedHostId.parse(id));
}
