import type { Instant } from '../../../contract/primitives.ts';
import type { NewNotice } from '../messages/index.ts';
import type { Reception } from './reception.ts';
import type { ReaderOfArrival } from './tell-visitors.ts';
import type { Visit, Visitor } from './visitor.ts';

/** What of the messages about a visit is a host's: by it they are found again when the visitor is forgotten. */
export function itemsAbout(visit: string): readonly string[] {
  return [visit, `${visit} arrived`, `${visit} inside`];
}

/** Whether a message about a visit went to its host. */
export function isForHost(item: string): boolean {
  return item.endsWith(' arrived') || item.endsWith(' inside');
}

interface Staying {
  readonly visitor: Pick<Visitor, 'name' | 'company'>;
  readonly visit: Pick<Visit, 'id' | 'link' | 'start' | 'end' | 'arrivedAt'>;
  readonly reception: Pick<Reception, 'id' | 'name' | 'checkOut'>;
  readonly host: ReaderOfArrival;
}

/** A host is asked whether a visitor has left, once of each, and how to say so. */
export function stillInsideNotice({ visitor, visit, reception, host }: Staying, at: Instant): NewNotice {
  return {
    key: `visit ${visit.id} still inside`,
    to: host,
    link: visit.link,
    item: `${visit.id} inside`,
    at,
    isUrgent: true,
    template: 'visitor-still-inside',
    facts: {
      visitor: visitor.name,
      company: visitor.company,
      slot: { start: visit.start, end: visit.end, rooms: [reception.name] },
      arrivedAt: visit.arrivedAt ?? visit.start,
      reception: reception.name,
      contact: reception.checkOut.contact,
    },
  };
}
