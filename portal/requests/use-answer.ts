import { useTranslation } from 'react-i18next';
import { listBoard } from '../../contract/board.ts';
import { readRequest } from '../../contract/request-page.ts';
import { BoardRequest, answerRequest, listMyProviders } from '../../contract/service-teams.ts';
import type { RequestAction } from '../../contract/service-teams.ts';
import type { RouteCall } from '../../contract/route.ts';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import type { Submit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

type Body = NonNullable<RouteCall<typeof answerRequest>['body']>;

export interface Answering extends Pick<Submit<typeof answerRequest>, 'isSending' | 'mistakes' | 'clear'> {
  /** The request as it is known now: newer than `stored` after a refusal. */
  readonly current: BoardRequest;
  /** Somebody was faster; `current` is what they made of it. */
  readonly isOutrun: boolean;
  /** Any other refusal. */
  readonly problem: unknown;
  /** Whether it was done. */
  readonly answer: (action: RequestAction, more?: Omit<Body, 'action'>) => Promise<boolean>;
}

/** The team's answer to one request, to the version of it that is shown. */
export function useAnswer(stored: BoardRequest): Answering {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const { send, isSending, mistakes, problem, clear } = useSubmit(call, answerRequest);
  const newer = newerOf(problem, BoardRequest);
  const current = newer !== null && newer.version > stored.version ? newer : stored;
  return {
    current,
    isSending,
    mistakes,
    clear,
    isOutrun: newer !== null,
    problem: newer === null ? problem : null,
    answer: async (action, more = {}) => {
      const { id, version } = current;
      const answered = await send({ params: { id }, version, body: { action, ...more } });
      stale(listBoard, listMyProviders, readRequest); // after a refusal too: the board shows what is there now
      if (answered === null) return false;
      announce(t(`requests.done.${action}`));
      return true;
    },
  };
}
