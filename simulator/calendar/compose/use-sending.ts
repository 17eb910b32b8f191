import { useRef, useState } from 'react';
import type { MeetingSeen } from '../../outlook/wire.ts';
import { CalendarError } from '../api.ts';
import type { Item } from '../outlook-host/item.ts';
import type { LaunchEvents, Verdict } from '../outlook-host/launch-events.ts';
import { refusalToSend } from './draft.ts';
import type { Sender } from './send.ts';

export interface Sending {
  readonly isBusy: boolean;
  /** Why it was not sent, as a sentence. */
  readonly error: string | null;
  /** What the add-in has to say before it goes out. */
  readonly alert: Exclude<Verdict, { kind: 'allowed' | 'unavailable' }> | null;
  readonly send: () => void;
  readonly sendAnyway: () => void;
  readonly stay: () => void;
}

/**
 * From the press on Send: checks the form, asks the add-in, sends. A slow add-in leaves the choice to the person and is
 * still listened to; when it agrees meanwhile, the meeting goes out.
 */
export function useSending(
  item: Item,
  sender: Sender,
  events: LaunchEvents,
  onSent: (seen: MeetingSeen) => void,
): Sending {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [alert, setAlert] = useState<Sending['alert']>(null);
  const attempt = useRef(0);

  async function deliver() {
    setAlert(null);
    setBusy(true);
    try {
      onSent(await sender.send());
    } catch (failure) {
      if (!(failure instanceof CalendarError)) throw failure;
      setError(failure.message);
    } finally {
      setBusy(false);
    }
  }

  async function obey(verdict: Verdict, asked: number): Promise<void> {
    if (asked !== attempt.current) return; // decided otherwise meanwhile
    if (verdict.kind === 'allowed' || verdict.kind === 'unavailable') {
      await deliver();
      return;
    }
    setBusy(false);
    setAlert(verdict);
    if (verdict.kind === 'slow') await obey(await verdict.later, asked);
  }

  async function start() {
    const refusal = refusalToSend(item.read());
    setError(refusal);
    if (refusal !== null) return;
    setBusy(true);
    attempt.current += 1;
    const asked = attempt.current;
    await obey(await events.askToSend(), asked);
  }

  return {
    isBusy,
    error,
    alert,
    send: () => void start(),
    sendAnyway() {
      attempt.current += 1;
      void deliver();
    },
    stay() {
      attempt.current += 1;
      setAlert(null);
    },
  };
}
