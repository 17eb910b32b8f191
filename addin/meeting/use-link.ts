import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import { readMeeting } from '../../contract/meetings.ts';
import type { BookingKey, MeetingReply } from '../../contract/meetings.ts';
import { useMeeting } from '../rooms/use-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { createKeeper } from './keeper.ts';
import { planOf } from './plan.ts';

/** The server's side of the meeting in the form. */
export interface Link {
  /** Null: nothing was said of this meeting yet, or not to this server. */
  readonly meeting: MeetingReply | null;
  /** Why the server could not be told; null: it was, or nothing had to be. */
  readonly error: Error | null;
  /** Tells the server what the form says now, makes a key where there is none, and gives it. Rejects as calls do. */
  readonly ensure: () => Promise<BookingKey>;
}

export const LinkContext = createContext<Link | null>(null);

export function useLink(): Link {
  const link = use(LinkContext);
  if (!link) throw new Error('this component belongs inside the tabs of the pane');
  return link;
}

/** While somebody types a time, each key is a change; what they end with is what counts. */
const SETTLE_MS = 600;
/** Rooms answer, teams answer: what is shown must not grow old while the pane is open. */
const LOOK_EVERY_MS = 10_000;

/**
 * Keeps the server in step with the form, from the first room or the first request on: every change of time or rooms is
 * said again under one key, so that what hangs on the meeting is found whatever is sent in the end.
 */
export function useLinkOfForm(language: string): Link {
  const { call, meeting: composed, organization } = usePane();
  const client = useQueryClient();
  const { data: form } = useMeeting();
  const [bookingKey, setBookingKey] = useState<BookingKey | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const keeper = useMemo(
    () => createKeeper({ call, composed, organization }),
    [call, composed, organization],
  );

  // What the server answered when it was told, until it is looked at again: rooms answer while the pane is open.
  const { data: meeting = null } = useQuery({
    queryKey: ['hanging', 'meeting', bookingKey],
    queryFn: async ({ signal }) =>
      bookingKey === null ? null : await call(readMeeting, { params: { bookingKey } }, { signal }),
    enabled: bookingKey !== null,
    staleTime: Infinity,
  });

  const ensure = useCallback(async (): Promise<BookingKey> => {
    const plan = form ? planOf(form, language) : null;
    if (!form || !plan) throw new Error('the form holds no meeting that could be followed');
    await keeper.recall(form);
    const reply = await keeper.say(plan);
    const queryKey = ['hanging', 'meeting', reply.bookingKey];
    await client.cancelQueries({ queryKey }); // a look that began before knows less
    client.setQueryData(queryKey, reply);
    setBookingKey(reply.bookingKey);
    setError(null);
    return reply.bookingKey;
  }, [client, form, keeper, language]);

  useEffect(() => {
    if (!form || !planOf(form, language)) return undefined;
    let gone = false;
    const tell = async () => {
      await keeper.recall(form);
      if (gone || (!keeper.hasKey() && form.rooms.length === 0)) return;
      try {
        await ensure();
      } catch (cause) {
        if (!gone) setError(cause instanceof Error ? cause : new Error('unknown', { cause }));
      }
    };
    const timer = setTimeout(() => void tell(), SETTLE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ensure, form, keeper, language]);

  const isFollowed = meeting !== null;
  useEffect(() => {
    if (!isFollowed) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') void client.invalidateQueries({ queryKey: ['hanging'] });
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client, isFollowed]);

  return useMemo(() => ({ meeting, error, ensure }), [meeting, error, ensure]);
}
