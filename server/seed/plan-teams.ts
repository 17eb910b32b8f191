import type { NewRow } from '../storage/database.ts';
import type { PlannedUnit } from './place-rooms.ts';
import { stableId } from './stable-id.ts';

/** A team with its places and members; laid whole, or left as it is. */
export interface PlannedTeam {
  readonly provider: NewRow<'provider'>;
  readonly units: readonly NewRow<'provider_unit'>[];
  readonly members: readonly NewRow<'provider_member'>[];
}

/** The groups of F0 whose members work for a team; they also have the role Portal User. */
export const TEAM_GROUPS = ['House Teams', 'Canteen CPH', 'AV CPH'] as const;

const workdays = JSON.stringify([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '17:00' })));
const christmas = JSON.stringify([{ from: '2026-12-24', to: '2026-12-26', name: 'Christmas' }]);
const noonTheDayBefore = JSON.stringify({ kind: 'days-before', days: 1, time: '12:00' });
const before = (minutes: number) => JSON.stringify({ kind: 'minutes-before', minutes });

const allergies = JSON.stringify([
  {
    id: stableId('property', 'allergies'),
    kind: 'multi-line',
    name: 'Allergies',
    help: 'Who must not eat what; no names, please.',
    isRequired: false,
    choices: [],
  },
]);

type Team = Pick<
  NewRow<'provider'>,
  | 'kind'
  | 'name'
  | 'language'
  | 'deadline_rule'
  | 'accepts'
  | 'while_pending'
  | 'opening_hours'
  | 'closed_days'
  | 'late_fee_rate'
  | 'covers_per_hour'
  | 'user_properties'
> & { readonly campus: string; readonly mail: string; readonly group: (typeof TEAM_GROUPS)[number] | null };

const teams: readonly Team[] = [
  {
    kind: 'set-up',
    campus: 'CPH',
    group: 'House Teams',
    name: 'House team CPH',
    mail: 'house-cph',
    language: 'da',
    deadline_rule: before(120),
    accepts: 'by-hand',
    while_pending: 'send',
  },
  {
    kind: 'set-up',
    campus: 'NYC',
    group: 'House Teams',
    name: 'House team NYC',
    mail: 'house-nyc',
    language: 'en',
    deadline_rule: before(60),
    accepts: 'automatically',
    while_pending: 'hold',
  },
  {
    kind: 'catering',
    campus: 'CPH',
    group: 'Canteen CPH',
    name: 'Canteen CPH',
    mail: 'canteen-cph',
    language: 'da',
    deadline_rule: noonTheDayBefore,
    accepts: 'by-hand',
    while_pending: 'send',
    opening_hours: workdays,
    closed_days: christmas,
    late_fee_rate: 5_000,
    covers_per_hour: 60,
    user_properties: allergies,
  },
  {
    kind: 'av',
    campus: 'CPH',
    group: 'AV CPH',
    name: 'AV CPH',
    mail: 'av-cph',
    language: 'en',
    deadline_rule: before(120),
    accepts: 'automatically',
    while_pending: 'send',
  },
  {
    kind: 'catering',
    campus: 'NYC',
    group: null,
    name: 'Kitchen NYC',
    mail: 'kitchen-nyc',
    language: 'en',
    deadline_rule: noonTheDayBefore,
    accepts: 'automatically',
    while_pending: 'send',
    opening_hours: workdays,
  },
];

/**
 * The teams of fixture F0: those that set rooms up on both campuses, and the kitchens and AV teams. Kitchen NYC has no
 * members yet: it accepts by itself, and its Owner answers for it.
 */
export function planTeams(
  organization_id: string,
  tenant: {
    readonly id: string;
    readonly domain: string;
    readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  },
  units: readonly PlannedUnit[],
): readonly PlannedTeam[] {
  return teams.flatMap(({ campus, mail, name, group: groupName, ...facts }) => {
    const unit = units.find((one) => one.kind === 'campus' && one.name === campus);
    const group = tenant.groups.find(({ displayName }) => displayName === groupName);
    if (!unit || (!group && groupName !== null)) return [];
    const id = stableId('provider', organization_id, name);
    const key = { organization_id, provider_id: id };
    const member = group && {
      ...key,
      principal_kind: 'entra_group' as const,
      tenant_id: tenant.id,
      object_id: group.id,
      holder_name: group.displayName,
    };
    return {
      provider: {
        organization_id,
        id,
        name,
        mail: `${mail}@${tenant.domain}`,
        time_zone: unit.time_zone,
        ...facts,
      },
      units: [{ ...key, unit_id: unit.id }],
      members: member ? [member] : [],
    };
  });
}
