import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { DeskVisit, VisitStep } from '../../contract/front-desk.ts';

/**
 * After somebody was checked in here, the next key prints their badge: the button gets the focus that went away with the
 * one that was pressed. What other desks do moves no focus.
 */
export function useNextKey({ status }: Pick<DeskVisit, 'status'>): {
  readonly print: RefObject<HTMLSpanElement | null>;
  readonly pressed: (step: VisitStep) => void;
} {
  const print = useRef<HTMLSpanElement>(null);
  const own = useRef<VisitStep | null>(null);
  useEffect(() => {
    if (own.current === 'check-in' && status === 'on-site') print.current?.querySelector('button')?.focus();
    own.current = null;
  }, [status]);
  return {
    print,
    pressed: (step) => {
      own.current = step;
    },
  };
}
