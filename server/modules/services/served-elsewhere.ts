import { presentRooms } from './delivery-room.ts';
import type { FollowFacts } from './decision.ts';
import type { Provider } from './request.ts';

/**
 * The team that delivers where the meeting is now, when it has left the places of its own team altogether; null: it has
 * not, or nobody of the same kind is there, and then somebody must be asked. Looks at nothing but where the meeting is,
 * so that it says the same each time the meeting is looked at.
 */
export function teamThere({
  is,
  serves,
  elsewhere,
}: Pick<FollowFacts, 'is' | 'serves' | 'elsewhere'>): string | null {
  const rooms = presentRooms(is);
  if (!elsewhere || rooms.some(serves)) return null;
  for (const room of rooms) {
    const team = elsewhere(room);
    if (team !== null) return team;
  }
  return null;
}

/** For people: why a request has ended with the move, and where to go on. */
export function leftInWords({ name }: Pick<Provider, 'name'>, other: string): string {
  return `The meeting moved to a place that ${name} does not serve. ${other} delivers there: order from that team.`;
}
