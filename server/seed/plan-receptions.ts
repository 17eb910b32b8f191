import type { NewRow } from '../storage/database.ts';
import type { PlannedUnit } from './place-rooms.ts';
import { stableId } from './stable-id.ts';

/** The group of F0 whose members work at a reception; they also have the role Portal User. */
export const RECEPTION_GROUP = 'Reception CPH';

const nothingMore = { carPlate: 'hidden', language: 'hidden', fields: [] } as const;

const receptions = [
  {
    campus: 'CPH',
    group: RECEPTION_GROUP,
    name: 'Reception CPH',
    country: 'DK',
    directions: 'Please bring a photo ID. The entrance is at the harbor side; bicycles stay outside.',
    asks: { mail: 'optional', company: 'optional', phone: 'optional', ...nothingMore },
  },
  {
    campus: 'NYC',
    group: null,
    name: 'Reception NYC',
    country: 'US',
    directions: 'Please bring a photo ID: the lobby asks for it.',
    asks: { mail: 'optional', company: 'required', phone: 'optional', ...nothingMore },
  },
] as const;

/** The receptions of fixture F0; nobody works at the one in New York yet but who looks after all of them. */
export function planReceptions(
  organization_id: string,
  tenant: {
    readonly id: string;
    readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  },
  units: readonly PlannedUnit[],
): readonly NewRow<'reception'>[] {
  return receptions.flatMap(({ campus, group: groupName, asks, ...facts }) => {
    const unit = units.find((one) => one.kind === 'campus' && one.name === campus);
    const group = tenant.groups.find(({ displayName }) => displayName === groupName);
    if (!unit || (!group && groupName !== null)) return [];
    const member = { kind: 'entra_group', tenantId: tenant.id, id: group?.id, name: group?.displayName };
    return [
      {
        organization_id,
        id: stableId('reception', organization_id, facts.name),
        language: 'en',
        time_zone: unit.time_zone,
        notice_minutes: 24 * 60,
        asks: JSON.stringify(asks),
        units: [unit.id],
        members: JSON.stringify(group ? [member] : []),
        retention_days: 30,
        ...facts,
      },
    ];
  });
}
