import type { BadgeLayout } from '../../../contract/badges.ts';
import type { CheckOutTimes } from '../../../contract/check-out-times.ts';
import type { ClosedCalendar, OpeningWeek } from '../../../contract/opening.ts';
import type { ReceptionId, VisitorQuestions } from '../../../contract/visitor-ids.ts';
import type { ProviderMember } from '../../../contract/service-teams.ts';
import type { TimeZone, UnitId } from '../../../contract/primitives.ts';
import type { VisitorTexts } from '../../../contract/visitor-texts.ts';
import type { Caller } from '../../kernel/caller.ts';

/** A front desk, with what only those see who look after it. */
export interface Reception {
  readonly id: ReceptionId;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO 3166. */
  readonly country: string;
  readonly timeZone: TimeZone;
  readonly noticeMinutes: number;
  readonly directions: string;
  readonly hours: OpeningWeek;
  readonly closedDays: ClosedCalendar;
  readonly address: string;
  readonly texts: VisitorTexts;
  readonly asks: VisitorQuestions;
  readonly checkOut: CheckOutTimes;
  readonly parkingPlaces: number | null;
  readonly units: readonly UnitId[];
  readonly members: readonly ProviderMember[];
  readonly retentionDays: number;
  readonly badge: BadgeLayout;
  readonly showsTitles: boolean;
  readonly isActive: boolean;
  readonly version: number;
}

/** Whether somebody works at a reception: by name, or through a group (nested groups count). */
export function worksAt(
  { members }: Pick<Reception, 'members'>,
  { tenantId, objectId, groups }: Pick<Caller, 'tenantId' | 'objectId' | 'groups'>,
): boolean {
  return members.some(
    (member) =>
      member.tenantId === tenantId &&
      (member.kind === 'user' ? member.id === objectId : groups.has(member.id)),
  );
}
