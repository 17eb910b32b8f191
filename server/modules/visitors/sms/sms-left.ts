import type { SmsRules } from '../visitor-deps.ts';

/** How many messages may still be noted, and which bound says so. */
export interface SmsLeft {
  readonly left: number;
  readonly of: 'organizer' | 'organization';
  /** Within 24 hours. */
  readonly most: number;
}

/** What is left of the bounds of a day after what one organizer (`theirs`) and everybody (`all`) has caused. */
export function smsLeft(
  { perOrganizer, perOrganization }: Pick<SmsRules, 'perOrganizer' | 'perOrganization'>,
  { theirs, all }: { readonly theirs: number; readonly all: number },
): SmsLeft {
  const own = Math.max(0, perOrganizer - theirs);
  const everybody = Math.max(0, perOrganization - all);
  return own <= everybody
    ? { left: own, of: 'organizer', most: perOrganizer }
    : { left: everybody, of: 'organization', most: perOrganization };
}
