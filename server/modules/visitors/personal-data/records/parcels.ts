import type { OrganizationId } from '../../../../../contract/primitives.ts';
import type { Db, Tx } from '../../../../storage/database.ts';
import { forgetItems } from '../../../messages/index.ts';
import { itemOf } from '../../parcels/keep-parcels.ts';
import { forgetInParcels, knownParcels } from '../../parcels/parcels.store.ts';
import type { KeptParcel } from '../../parcels/parcels.store.ts';
import { listReceptions } from '../../receptions.store.ts';
import { isMeant } from './is-meant.ts';
import type { RecordKeeper } from './record-keeper.ts';

/** For whom something waits, or was handed over; erasing leaves it waiting for nobody, as what nobody fetched. */
export const keptParcelHosts = inParcels('host');
/** Who sent it; erasing leaves whom it is for. */
export const keptParcelSenders = inParcels('sender');

function inParcels(who: 'host' | 'sender'): RecordKeeper {
  const kind = who === 'host' ? 'parcel-host' : 'parcel-sender';
  const personIn = ({ host, sender }: KeptParcel) =>
    who === 'host' ? { name: host.name, mail: host.mail } : { name: sender, mail: mailIn(sender) };
  const known = (parcels: readonly KeptParcel[], receptions: ReadonlyMap<string, string>) =>
    parcels.flatMap((parcel) => {
      const { name, mail } = personIn(parcel);
      if (name === '') return [];
      const where = receptions.get(parcel.reception) ?? '';
      return [{ kind, id: parcel.id, name, mail, where, at: parcel.arrivedAt, parcel } as const];
    });
  return {
    kind,

    async find(db, organization, sought) {
      const all = known(await knownParcels(db, organization), await receptionNames(db, organization));
      return all.filter((one) => isMeant(one, sought)).map(({ parcel: _whole, ...one }) => one);
    },

    async read(_deps, tx, organization, ids) {
      const all = known(await knownParcels(tx, organization, ids), await receptionNames(tx, organization));
      return all.map(({ parcel: { note, handedOverAt }, ...one }) => {
        const pseudonym = `parcel ${one.id.slice(0, 8)}`;
        return { ...one, pseudonym, facts: { note, handedOverAt } };
      });
    },

    async erase({ clock, live }, tx, { organization }, ids) {
      await forgetInParcels(tx, organization, ids, { who, at: clock.now() });
      if (who === 'host') await forgetItems(tx, organization, ids.map(itemOf));
      await live.changed(tx, organization, 'visits');
    },
  };
}

/** A sender is a line of text: somebody, a company, or an address. */
function mailIn(sender: string): string | null {
  return /\S+@\S+/.exec(sender)?.[0]?.replaceAll(/^[<(]|[>),.;]$/g, '') ?? null;
}

async function receptionNames(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<ReadonlyMap<string, string>> {
  return new Map((await listReceptions(db, organization)).map(({ id, name }) => [id, name]));
}
