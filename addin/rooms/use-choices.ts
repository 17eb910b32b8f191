import { useEffect, useRef, useState } from 'react';
import { usePane } from '../shell/pane.ts';
import { readChoices, writeChoices } from './kept-choices.ts';
import { noChoices } from './wish.ts';
import type { Choices } from './wish.ts';

/** What the person chose, found again after a reload of the pane where Outlook can keep it with the meeting. */
export function useChoices(): { choices: Choices; choose: (change: Partial<Choices>) => void } {
  const { meeting } = usePane();
  const [choices, setChoices] = useState<Choices>(noChoices);
  const latest = useRef<Choices | null>(null); // two choices may be made before the first is drawn

  useEffect(() => {
    let gone = false;
    void meeting.recall('wish').then((text) => {
      // Whoever chose faster than Outlook answered meant it.
      if (!gone && latest.current === null) setChoices(readChoices(text));
      return text;
    });
    return () => {
      gone = true;
    };
  }, [meeting]);

  const choose = (change: Partial<Choices>) => {
    const next = { ...(latest.current ?? choices), ...change };
    latest.current = next;
    setChoices(next);
    void meeting.keep('wish', writeChoices(next));
  };
  return { choices, choose };
}
