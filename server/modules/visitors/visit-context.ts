import type { Situation } from '../meetings/index.ts';
import type { KnownRooms } from '../services/index.ts';
import type { Reception } from './reception.ts';

/** What audit and messages say of a change beside the visit itself. */
export interface VisitContext extends Pick<Situation, 'cause'> {
  readonly link: Pick<Situation['link'], 'id' | 'organizer'>;
  readonly receptions: readonly Reception[];
  readonly rooms: Pick<KnownRooms, 'placeOf' | 'nameOf'>;
  readonly requestId?: string | null;
}
