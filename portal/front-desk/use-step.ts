import { useTranslation } from 'react-i18next';
import { DeskVisit, listDeskVisits, takeStep } from '../../contract/front-desk.ts';
import type { VisitStep } from '../../contract/front-desk.ts';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Nobody is told of an arrival whose host has no address. */
function doneOf(step: VisitStep, { mail }: DeskVisit['host']) {
  return step === 'check-in' && mail === null ? 'check-in-untold' : step;
}

/** A step with one visitor, from the version of the visit that is shown; after a refusal from the newer one. */
export function useStep(stored: DeskVisit) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const { send, isSending, problem, clear } = useSubmit(call, takeStep);
  const newer = newerOf(problem, DeskVisit);
  const current = newer !== null && newer.version > stored.version ? newer : stored;
  return {
    current,
    isSending,
    /** Somebody was faster; `current` is what they made of it. */
    isOutrun: newer !== null,
    problem: newer === null ? problem : null,
    take: async (step: VisitStep) => {
      clear();
      const { id, version, name, host } = current;
      const taken = await send({ params: { id }, version, body: { step } });
      stale(listDeskVisits); // after a refusal too: the desk shows what is there now
      if (taken !== null) announce(t(`frontDesk.done.${doneOf(step, host)}`, { name }));
    },
  };
}
