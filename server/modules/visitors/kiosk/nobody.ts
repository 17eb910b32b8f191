import { randomUUID } from 'node:crypto';
import { MailboxAddress } from '../../../../contract/primitives.ts';
import { VisitId, VisitorId } from '../../../../contract/visitor-ids.ts';
import { newPass } from '../pass/new-pass.ts';
import { notCome } from '../visitor.ts';
import type { Visit } from '../visitor.ts';
import type { KioskPlace } from './identify.ts';

/**
 * The visit of nobody, of which the database is asked what it is asked of a visit that was found: how long an answer takes
 * must not say before its words what became of a name or a code.
 */
export function nobody({ reception: { id: reception }, now }: KioskPlace): Visit {
  return {
    id: VisitId.parse(randomUUID()),
    visitor: VisitorId.parse(randomUUID()),
    link: randomUUID(),
    occurrence: null,
    pass: newPass(),
    status: 'expected',
    isHeld: false,
    isPending: false,
    isUnfollowed: false,
    reception,
    room: MailboxAddress.parse('nobody@nowhere.invalid'),
    start: now,
    end: now,
    told: null,
    endedBy: null,
    ...notCome,
    changedAt: now,
    version: 1,
  };
}
