import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BookingKey, putMeeting, readVerdict, recoverMeetings } from '../../contract/meetings.ts';
import type { MeetingReply } from '../../contract/meetings.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import { useMeeting } from '../rooms/use-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { planOf } from './plan.ts';
import type { Plan } from './plan.ts';

/** The server's side of the meeting in the form. */
export interface Link {
  /** Null: nothing was said of this meeting yet, or not to this server. */
  readonly meeting: MeetingReply | null;
  /** Why the server could not be told; null: it was, or nothing had to be. */
  readonly error: Error | null;
  /** Tells the server what the form says now, makes a key where there is none, and gives it. Rejects as calls do. */
  readonly ensure: () => Promise<BookingKey>;
  /** Takes over what the server said. */
  readonly learn: (meeting: MeetingReply) => void;
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
  const form = useMeeting();
  const [reply, setReply] = useState<MeetingReply | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const key = useRef<BookingKey | null>(null);
  const isRecalled = useRef<Promise<void> | null>(null);
  const plan = useMemo(() => (form.data ? planOf(form.data, language) : null), [form.data, language]);
  const latest = useRef(plan);
  latest.current = plan;

  const recall = useCallback(async (): Promise<void> => {
    const kept = await composed.recallKey();
    if (kept && (kept.organization === null || kept.organization === organization)) {
      key.current = kept.bookingKey;
      return;
    }
    const saved = form.data?.saved;
    const room = MailboxAddress.safeParse(saved?.rooms[0]);
    if (!saved || !room.success || !form.data?.organizer) return;
    const query = { organizer: form.data.organizer, room: room.data, ...saved.interval };
    const { meetings } = await call(recoverMeetings, { query });
    const [only, ...others] = meetings;
    if (only && others.length === 0) key.current = only.bookingKey;
  }, [call, composed, form.data, organization]);

  const say = useCallback(
    async (now: Plan): Promise<BookingKey> => {
      const bookingKey = (key.current ??= BookingKey.parse(crypto.randomUUID()));
      const params = { bookingKey };
      const said = await call(putMeeting, { params, body: { ...now, signal: 'compose' } });
      setReply(said);
      setError(null);
      const kept = { bookingKey, organization, origin: location.origin, plan: { ...now } };
      await composed.keepMeeting({ ...kept, verdict: null });
      void call(readVerdict, { params }).then(
        async ({ warn, message }) => {
          // Another plan may have been said meanwhile; its own verdict is on the way.
          if (latest.current === now) await composed.keepMeeting({ ...kept, verdict: { warn, message } });
        },
        () => undefined, // the events ask for it themselves
      );
      return bookingKey;
    },
    [call, composed, organization],
  );

  const recalled = useCallback(() => (isRecalled.current ??= recall().catch(() => undefined)), [recall]);

  useEffect(() => {
    if (!plan) return;
    let gone = false;
    const tell = async () => {
      await recalled();
      if (gone || (key.current === null && plan.rooms.length === 0)) return;
      try {
        await say(plan);
      } catch (cause) {
        if (!gone) setError(cause instanceof Error ? cause : new Error('unknown', { cause }));
      }
    };
    const timer = setTimeout(() => void tell(), SETTLE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [plan, recalled, say]);

  useEffect(() => {
    if (!reply) return;
    const look = () => {
      if (document.visibilityState === 'visible') void client.invalidateQueries({ queryKey: ['hanging'] });
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client, reply]);

  const ensure = useCallback(async (): Promise<BookingKey> => {
    await recalled();
    const now = latest.current;
    if (!now) throw new Error('the form holds no meeting that could be followed');
    return await say(now);
  }, [recalled, say]);

  return useMemo(() => ({ meeting: reply, error, ensure, learn: setReply }), [reply, error, ensure]);
}
