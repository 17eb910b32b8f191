import { useState } from 'react';
import type { BoardRequest, RequestAction } from '../../contract/service-teams.ts';
import { asksFirst } from './request-keys.ts';
import type { Answering } from './use-answer.ts';

export interface Acting {
  /** What is being asked about in a dialog; null: nothing. */
  readonly asked: RequestAction | null;
  readonly act: (action: RequestAction) => void;
  readonly close: () => void;
}

/** Does what the team decides about a request, at once or after a question. `onHold` hears while a dialog is open. */
export function useActing(
  answering: Answering,
  onHold: (request: BoardRequest | null) => void = () => undefined,
): Acting {
  const [asked, setAsked] = useState<RequestAction | null>(null);
  const { current } = answering;
  const mustChooseRoom = current.proposal !== null && current.proposal.room === null;
  return {
    asked,
    act: (action) => {
      answering.clear();
      if (asksFirst(action, mustChooseRoom)) {
        setAsked(action);
        onHold(current);
      } else if (!answering.isSending) void answering.answer(action);
    },
    close: () => {
      setAsked(null);
      onHold(null);
      answering.clear();
    },
  };
}
