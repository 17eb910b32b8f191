import { useTranslation } from 'react-i18next';
import {
  decideDeparted,
  listDeparted,
  listReconcile,
  markDeparted,
} from '../../contract/followed-meetings.ts';
import type { DepartedOrganizer } from '../../contract/followed-meetings.ts';
import type { RouteCall } from '../../contract/route.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

export type DepartedChoice = NonNullable<RouteCall<typeof decideDeparted>['body']>;

/** Decides about somebody who has left, as they were seen. */
export function useDeparted({ organizer, version }: Pick<DepartedOrganizer, 'organizer' | 'version'>) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, decideDeparted);
  return {
    ...submit,
    /** Whether it was done. */
    choose: async (body: DepartedChoice) => {
      const done = await submit.send({ params: { organizer: organizer.mail }, version, body });
      stale(listDeparted, listReconcile); // after a refusal too: it shows what is there now
      if (done === null) return false;
      announce(t(`departed.outcome.${body.choice}`));
      return true;
    },
  };
}

/** Says that somebody has left of whom the directory does not tell. */
export function useMarking() {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, markDeparted);
  return {
    ...submit,
    mark: async (organizer: string) => {
      const done = await submit.send({ body: { organizer } });
      if (done === null) return false;
      stale(listDeparted, listReconcile);
      announce(t('departed.outcome.mark'));
      return true;
    },
  };
}
