import { useTranslation } from 'react-i18next';
import { listReconcile, resolveReconcile } from '../../contract/followed-meetings.ts';
import type { ReconcileItem } from '../../contract/followed-meetings.ts';
import type { RouteCall } from '../../contract/route.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

export type Choice = NonNullable<RouteCall<typeof resolveReconcile>['body']>;

export interface Resolution {
  /** Whether it was done. */
  readonly choose: (choice: Choice) => Promise<boolean>;
  readonly isSending: boolean;
  readonly problem: unknown;
  /** Somebody else decided first; the list has been asked for again. */
  readonly isOutrun: boolean;
  readonly clear: () => void;
}

/** Decides about one meeting, as it was seen. */
export function useResolution({ link, version }: Pick<ReconcileItem, 'link' | 'version'>): Resolution {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, resolveReconcile);
  return {
    isSending: submit.isSending,
    problem: submit.problem,
    isOutrun: submit.problem instanceof ApiProblem && submit.problem.code === 'changed-meanwhile',
    clear: submit.clear,
    choose: async (choice) => {
      const done = await submit.send({ params: { link }, version, body: choice });
      stale(listReconcile); // after a refusal too: it shows what is there now
      if (done === null) return false;
      announce(t(`reconcile.outcome.${choice.choice}`));
      return true;
    },
  };
}
