import type { MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { otherTeam, teamsInUse } from './other-teams.store.ts';
import type { OtherTeam } from './other-teams.store.ts';
import type { Provider, ServiceRequest, Template } from './request.ts';
import { isLive } from './request-states.ts';
import type { KnownRooms } from './served-rooms.store.ts';

interface Ended {
  readonly template: Pick<Template, 'withdrawnAt'>;
  readonly provider: Pick<Provider, 'id' | 'kind' | 'units'>;
  readonly requests: readonly Pick<ServiceRequest, 'status' | 'endedBy'>[];
}

/** Says for what was entered on a meeting who can be asked in the place of its team. */
export type OfferInstead = (ended: Ended) => Pick<OtherTeam, 'id' | 'name'> | null;

/**
 * For what has ended because the meeting left the places of its team: the team of the same kind that delivers where it is
 * now, unless that one is asked already. Others are looked up only if something has ended so.
 */
export async function offerInstead(
  db: Db | Tx,
  organization: OrganizationId,
  all: readonly Ended[],
  meeting: ReadonlySet<MailboxAddress>,
  rooms: Pick<KnownRooms, 'serves'>,
): Promise<OfferInstead> {
  const present = [...meeting].toSorted();
  const hasLeft = ({ template, provider, requests }: Ended) =>
    template.withdrawnAt === null &&
    requests.some(({ endedBy }) => endedBy === 'meeting') &&
    !requests.some(isLive) &&
    present.length > 0 &&
    !present.some((room) => rooms.serves(provider, room));
  const kinds = [...new Set(all.filter(hasLeft).map(({ provider }) => provider.kind))];
  const teams = kinds.length === 0 ? [] : await teamsInUse(db, organization, kinds);
  const asked = new Set(
    all.flatMap(({ template, provider, requests }) =>
      template.withdrawnAt === null && (requests.length === 0 || requests.some(isLive)) ? provider.id : [],
    ),
  );
  return (ended) => {
    if (!hasLeft(ended)) return null;
    const [other] = present.flatMap((room) => otherTeam(teams, ended.provider, room, rooms) ?? []);
    return other && !asked.has(other.id) ? { id: other.id, name: other.name } : null;
  };
}
