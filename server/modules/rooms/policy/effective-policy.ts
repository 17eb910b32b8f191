import type { PolicyHolder, PolicyPart, RoomPolicy } from '../../../../contract/room-policies.ts';
import { POLICY_PARTS } from '../../../../contract/room-policies.ts';

/** What the organization, a place or a room says about its rooms. */
export interface HeldPolicy {
  readonly holder: PolicyHolder;
  readonly policy: RoomPolicy;
}

/** Each part as the nearest holder that names it has it; null: nobody names it. */
export type EffectivePolicy = {
  readonly [P in PolicyPart]: {
    readonly value: NonNullable<RoomPolicy[P]>;
    readonly from: PolicyHolder;
  } | null;
};

/** A policy that names nothing: everything comes from above. */
export const noPolicy: RoomPolicy = {
  seenBy: null,
  bookedBy: null,
  hours: null,
  closedDays: null,
  longestMinutes: null,
  leadMinutes: null,
  daysAhead: null,
  fillPercent: null,
  openBookings: null,
  hoursPerWeek: null,
  approval: null,
  groupNames: {},
};

/**
 * What counts for a room: `line` is its own policy, that of its place, of the place above, up to the organization. Of each
 * part the nearest counts, whole: a building that names its closed days does not add to those of the region. Pure.
 */
export function effectivePolicy(line: readonly HeldPolicy[]): EffectivePolicy {
  const nearest = (part: PolicyPart) => {
    const said = line.find(({ policy }) => policy[part] !== null);
    return said ? { value: said.policy[part], from: said.holder } : null;
  };
  const parts = POLICY_PARTS.map((part) => [part, nearest(part)]);
  return Object.fromEntries(parts) as EffectivePolicy; // one entry for each part, as the type says
}
