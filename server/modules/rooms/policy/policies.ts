import type { UnitId } from '../../../../contract/primitives.ts';
import type { Audience, PolicyHolder } from '../../../../contract/room-policies.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Places } from '../places.ts';
import type { Room } from '../room.ts';
import { effectivePolicy } from './effective-policy.ts';
import type { EffectivePolicy, HeldPolicy } from './effective-policy.ts';
import type { StoredPolicies } from './stored.ts';

/** The policies of an organization, for asking about its rooms. */
export interface Policies {
  /** Nobody has written anything: every room is as its calendar says. */
  readonly isEmpty: boolean;
  /** The same object for all rooms that have no policy of their own and are in places to which the same ones apply. */
  of(room: Pick<Room, 'id' | 'unit'>): EffectivePolicy;
  /** What counts for rooms that stand in a unit itself; null: for those of the whole organization. */
  ofUnit(unit: UnitId | null): EffectivePolicy;
  /** Whether the policy of a holder reaches a room, if nothing nearer says otherwise. */
  reaches(holder: PolicyHolder, room: Pick<Room, 'id' | 'unit'>): boolean;
  isAmong(audience: Audience, caller: Pick<Caller, 'groups' | 'tenantId'>): boolean;
}

/** Pure. A unit tree that goes in a circle is walked once; each place says its own once. */
export function createPolicies({ held, departments }: StoredPolicies, places: Places): Policies {
  const byId = new Map(held.map((one) => [one.holder.id, one]));
  const ofOrganization = held.filter(({ holder }) => holder.kind === 'organization');
  const known = new Map<UnitId | null, EffectivePolicy>();
  const byLine = new Map<string, EffectivePolicy>();

  const lineOf = (unit: UnitId | null): readonly HeldPolicy[] => {
    const units = unit === null ? [] : places.above(unit);
    return [...units.flatMap(({ id }) => byId.get(id) ?? []), ...ofOrganization];
  };
  const ofLine = (line: readonly HeldPolicy[]): EffectivePolicy => {
    const key = line.map(({ holder }) => holder.id).join(' ');
    const policy = byLine.get(key) ?? effectivePolicy(line);
    byLine.set(key, policy);
    return policy;
  };
  const ofUnit = (unit: UnitId | null): EffectivePolicy => {
    const policy = known.get(unit) ?? ofLine(lineOf(unit));
    known.set(unit, policy);
    return policy;
  };
  const ofRoom = new Map<string, EffectivePolicy>();

  return {
    isEmpty: held.length === 0,

    of({ id, unit }) {
      const own = byId.get(id);
      if (!own) return ofUnit(unit);
      const policy = ofRoom.get(id) ?? effectivePolicy([own, ...lineOf(unit)]);
      ofRoom.set(id, policy);
      return policy;
    },

    ofUnit,

    reaches(holder, { id, unit }) {
      if (holder.kind === 'organization') return true;
      return holder.kind === 'room'
        ? holder.id === id
        : places.above(unit).some((one) => one.id === holder.id);
    },

    isAmong({ groups, departments: named }, caller) {
      if (groups.length + named.length === 0) return true;
      return (
        groups.some((group) => caller.groups.has(group)) ||
        named.some((id) => {
          const department = departments.get(id);
          return department?.tenantId === caller.tenantId && caller.groups.has(department.groupId);
        })
      );
    },
  };
}
