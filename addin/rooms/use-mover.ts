import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Interval } from '../../contract/primitives.ts';
import type { ComposedMeeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import type { Wording } from './reasons.ts';
import { troubleInWords } from './times-words.ts';

/** What became of the last move. `to` is what the meeting was to have, `from` what it had. */
export interface Move {
  readonly from: Interval;
  readonly to: Interval;
  readonly isDone: boolean;
  readonly isUndo: boolean;
  /** In words, also read out. */
  readonly text: string;
}

export interface Mover {
  /** What is being tried; one at a time. */
  readonly busyWith: Interval | null;
  readonly last: Move | null;
  /** Gives the meeting another time; `text` is said when Outlook has it. */
  readonly move: (move: Omit<Move, 'isDone'>) => void;
}

/** Moves the meeting in Outlook, and says what became of it. */
export function useMover(moveTo: ComposedMeeting['moveTo'], wording: Pick<Wording, 't'>): Mover {
  const { announce } = usePane();
  const client = useQueryClient();
  const [busyWith, setBusyWith] = useState<Interval | null>(null);
  const [last, setLast] = useState<Move | null>(null);

  const tryTo = async (to: Interval) => {
    try {
      return (await moveTo?.(to)) ?? { outcome: 'refused' as const, code: null, isAsBefore: true };
    } catch {
      return { outcome: 'refused' as const, code: null, isAsBefore: false }; // Outlook does not even say when it is
    }
  };
  const run = async (move: Omit<Move, 'isDone'>) => {
    setBusyWith(move.to);
    setLast(null);
    const change = await tryTo(move.to);
    const isDone = change.outcome === 'done';
    const text = isDone ? move.text : troubleInWords(change, wording);
    setLast({ ...move, isDone, text });
    announce(text);
    setBusyWith(null);
    await client.invalidateQueries({ queryKey: ['meeting'] });
  };
  return {
    busyWith,
    last,
    move: (move) => {
      if (busyWith === null) void run(move);
    },
  };
}
