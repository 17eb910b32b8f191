import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { idleClock } from './idle.ts';
import type { IdleClock } from './idle.ts';

const DONE_BY_HAND = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/** Ends what was begun when nobody does anything. Gives the seconds that are left, null while it does not count. */
export function useIdle(
  isOn: boolean,
  onEnd: () => void,
): { readonly left: number | null; readonly stay: () => void } {
  const [left, setLeft] = useState<number | null>(null);
  const running = useRef<IdleClock | null>(null);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (!isOn) return undefined;
    const clock = idleClock(setLeft, () => end());
    running.current = clock;
    const timer = setInterval(clock.tick, 1_000);
    for (const name of DONE_BY_HAND) addEventListener(name, clock.touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of DONE_BY_HAND) removeEventListener(name, clock.touch, { capture: true });
      running.current = null;
      setLeft(null);
    };
  }, [isOn]);
  return { left, stay: () => running.current?.stay() };
}
