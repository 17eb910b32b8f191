import type { NewRow } from '../storage/database.ts';
import type { PlannedUnit } from './place-rooms.ts';
import { stableId } from './stable-id.ts';

/** A team with its places and members; laid whole, or left as it is. */
export interface PlannedTeam {
  readonly provider: NewRow<'provider'>;
  readonly units: readonly NewRow<'provider_unit'>[];
  readonly members: readonly NewRow<'provider_member'>[];
}

/** The group of F0 whose members set rooms up; it also has the role Portal User. */
export const HOUSE_TEAMS = 'House Teams';

const teams = [
  {
    campus: 'CPH',
    name: 'House team CPH',
    mail: 'house-cph',
    language: 'da',
    deadline_rule: JSON.stringify({ kind: 'minutes-before', minutes: 120 }),
    accepts: 'by-hand',
    while_pending: 'send',
  },
  {
    campus: 'NYC',
    name: 'House team NYC',
    mail: 'house-nyc',
    language: 'en',
    deadline_rule: JSON.stringify({ kind: 'minutes-before', minutes: 60 }),
    accepts: 'automatically',
    while_pending: 'hold',
  },
] as const;

/** The set-up teams of fixture F0: one that answers by hand and one that accepts by itself, each for its campus. */
export function planTeams(
  organization_id: string,
  tenant: {
    readonly id: string;
    readonly domain: string;
    readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  },
  units: readonly PlannedUnit[],
): readonly PlannedTeam[] {
  const group = tenant.groups.find(({ displayName }) => displayName === HOUSE_TEAMS);
  return teams.flatMap(({ campus, mail, name, ...facts }) => {
    const unit = units.find((one) => one.kind === 'campus' && one.name === campus);
    if (!unit || !group) return [];
    const id = stableId('provider', organization_id, name);
    const key = { organization_id, provider_id: id };
    return {
      provider: {
        organization_id,
        id,
        kind: 'set-up',
        name,
        mail: `${mail}@${tenant.domain}`,
        time_zone: unit.time_zone,
        ...facts,
      },
      units: [{ ...key, unit_id: unit.id }],
      members: [
        {
          ...key,
          principal_kind: 'entra_group',
          tenant_id: tenant.id,
          object_id: group.id,
          holder_name: HOUSE_TEAMS,
        },
      ],
    };
  });
}
