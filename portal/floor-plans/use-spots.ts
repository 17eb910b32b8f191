import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOnFloorPlan, readFloorPlan } from '../../contract/floor-plans.ts';
import type { FloorPlanReply } from '../../contract/floor-plans.ts';
import type { CalendarId } from '../../contract/primitives.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { areAlike, bodyOf, spotsOf } from './plan-values.ts';
import type { Spot } from './plan-values.ts';

/** Before anybody has said where: in the middle, where it is seen. */
const MIDDLE: Spot = { x: 50, y: 50 };

/** Where the rooms of a plan are while somebody moves them, until that is saved or undone. */
export function useSpots(stored: FloorPlanReply) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, placeOnFloorPlan);
  const [seen, setSeen] = useState(stored);
  const [spots, setSpots] = useState(() => spotsOf(stored));
  const [focused, setFocused] = useState<CalendarId | null>(null);
  const isTouched = !areAlike(spots, spotsOf(seen));

  const take = (next: FloorPlanReply) => {
    setSeen(next);
    setSpots(spotsOf(next));
    setFocused(null);
  };
  // What others save is shown while nothing was moved here; another picture alone is in nobody's way.
  if (stored.version > seen.version) {
    if (!isTouched) take(stored);
    else if (areAlike(spotsOf(stored), spotsOf(seen))) setSeen(stored);
  }

  const move = (id: CalendarId, to: Spot | null) => {
    const next = new Map(spots);
    if (to) next.set(id, to);
    else next.delete(id);
    setSpots(next);
  };
  return {
    spots,
    /** The room that was put on the plan last: its mark takes the focus. */
    focused,
    isTouched,
    submit,
    move,
    put: (id: CalendarId) => {
      move(id, MIDDLE);
      setFocused(id);
    },
    undo: () => {
      submit.clear();
      take(stored);
    },
    save: async () => {
      const params = { id: stored.unit.id };
      const saved = await submit.send({ params, version: seen.version, body: bodyOf(spots) });
      stale(readFloorPlan);
      if (saved === null) return;
      take(saved);
      announce(t('floorPlan.positionsSaved'));
    },
  };
}
