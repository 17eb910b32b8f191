import { useEffect, useRef, useState } from 'react';
import { MOST_DELIVERIES } from '../../contract/deliveries.ts';
import { usePane } from '../shell/pane.ts';
import { emptyDelivery, emptyDraft, readDraft, writeDraft } from './request-draft.ts';
import type { DeliveryDraft, RequestDraft } from './request-draft.ts';

export interface Writing {
  readonly draft: RequestDraft;
  readonly change: (change: Partial<Pick<RequestDraft, 'costCenter' | 'dates' | 'deliveries'>>) => void;
  readonly changeDelivery: (key: string, change: Partial<DeliveryDraft>) => void;
  /** Another one of the same team in the same room, with what it wanted to know, at the end of the meeting. */
  readonly add: () => void;
  readonly remove: (key: string) => void;
  /** Goes on with another team: in the first delivery that has nothing in it yet, else in one more. */
  readonly orderFrom: (provider: string) => void;
  readonly clear: () => void;
}

/** The request that is being written, found again after a reload of the pane. */
export function useDraft(): Writing {
  const { meeting } = usePane();
  const [draft, setDraft] = useState<RequestDraft>(emptyDraft);
  const touched = useRef(false);

  useEffect(() => {
    let gone = false;
    void meeting.recall('request').then((text) => {
      const kept = readDraft(text);
      if (!gone && kept && !touched.current) setDraft(kept);
      return kept;
    });
    return () => {
      gone = true;
    };
  }, [meeting]);

  const put = (next: RequestDraft) => {
    touched.current = true;
    setDraft(next);
    void meeting.keep('request', writeDraft(next));
  };
  // What was asked under a key and is changed now is another request.
  const change = (part: Partial<RequestDraft>) => put({ ...draft, ...part, clientKey: crypto.randomUUID() });
  const { deliveries } = draft;
  return {
    draft,
    change,
    changeDelivery: (key, part) =>
      change({ deliveries: deliveries.map((one) => (one.key === key ? { ...one, ...part } : one)) }),
    add: () => change({ deliveries: [...deliveries, nextTo(deliveries.at(-1))] }),
    remove: (key) => change({ deliveries: deliveries.filter((one) => one.key !== key) }),
    orderFrom: (provider) => change({ deliveries: withTeam(deliveries, provider) }),
    clear: () => put(emptyDraft()),
  };
}

function nextTo(before: DeliveryDraft | undefined): DeliveryDraft {
  const { provider = '', room = '', answers = {} } = before ?? {};
  return { ...emptyDelivery(), provider, room, answers, offsetFrom: 'end' };
}

function withTeam(deliveries: readonly DeliveryDraft[], provider: string): readonly DeliveryDraft[] {
  const empty = deliveries.find(({ text, lines }) => text.trim() === '' && lines.length === 0);
  const fresh = { ...emptyDelivery(), provider };
  if (empty) return deliveries.map((one) => (one === empty ? fresh : one));
  return deliveries.length < MOST_DELIVERIES ? [...deliveries, fresh] : deliveries;
}
