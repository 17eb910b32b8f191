import { readFeed } from '../../contract/messages.ts';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** The feed, its times in the zone of this browser. */
export function useFeed() {
  const { timeZone } = useSession();
  return useReading(readFeed, { query: { timeZone } });
}
