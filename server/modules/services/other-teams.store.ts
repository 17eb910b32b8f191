import { sql } from 'kysely';
import { UnitId } from '../../../contract/primitives.ts';
import type { MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Provider } from './request.ts';
import type { KnownRooms } from './served-rooms.store.ts';

/** A team as far as it matters whether it could be asked in the place of another. */
export type OtherTeam = Pick<Provider, 'id' | 'kind' | 'name' | 'units'>;

/** The teams in use of some kinds, by name. */
export async function teamsInUse(
  db: Db | Tx,
  organization: OrganizationId,
  kinds: readonly Provider['kind'][],
): Promise<readonly OtherTeam[]> {
  const rows = await db
    .selectFrom('provider')
    .innerJoin('provider_unit', (join) =>
      join
        .onRef('provider_unit.organization_id', '=', 'provider.organization_id')
        .onRef('provider_unit.provider_id', '=', 'provider.id'),
    )
    .select(['id', 'kind', 'name', 'unit_id'])
    .where('provider.organization_id', '=', organization)
    .where('is_active', '=', true)
    .where(sql<boolean>`kind = any(${[...kinds]}::text[])`)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((units) =>
    units.slice(0, 1).map(({ id, kind, name }) => ({
      id: ProviderId.parse(id),
      kind,
      name,
      units: units.map(({ unit_id }) => UnitId.parse(unit_id)),
    })),
  );
}

/** Of several the first by name; undefined: none. */
export function otherTeam(
  teams: readonly OtherTeam[],
  { id, kind }: Pick<Provider, 'id' | 'kind'>,
  room: MailboxAddress,
  rooms: Pick<KnownRooms, 'serves'>,
): OtherTeam | undefined {
  return teams.find((one) => one.kind === kind && one.id !== id && rooms.serves(one, room));
}

/**
 * Who delivers in a room in the place of a team that does not serve it. Other teams are looked up once, and only if some
 * date of the meeting is wholly out of the reach of one of its own teams.
 */
export async function teamsElsewhere(
  db: Db | Tx,
  organization: OrganizationId,
  rooms: Pick<KnownRooms, 'serves'>,
  {
    providers,
    meeting,
  }: {
    readonly providers: readonly Provider[];
    /** The rooms of each date. */
    readonly meeting: readonly (readonly MailboxAddress[])[];
  },
): Promise<(provider: Provider) => (room: MailboxAddress) => string | null> {
  const outside = providers.filter((provider) =>
    meeting.some((present) => present.length > 0 && !present.some((room) => rooms.serves(provider, room))),
  );
  const kinds = [...new Set(outside.map(({ kind }) => kind))];
  const teams = kinds.length === 0 ? [] : await teamsInUse(db, organization, kinds);
  return (provider) => (room) => otherTeam(teams, provider, room, rooms)?.name ?? null;
}
