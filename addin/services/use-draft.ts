import { useEffect, useRef, useState } from 'react';
import { usePane } from '../shell/pane.ts';
import { emptyDraft, readDraft, writeDraft } from './request-draft.ts';
import type { RequestDraft } from './request-draft.ts';

/** The request that is being written, found again after a reload of the pane. */
export function useDraft(): {
  draft: RequestDraft;
  change: (change: Partial<RequestDraft>) => void;
  clear: () => void;
} {
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
  return {
    draft,
    // What was asked under a key and is changed now is another request.
    change: (change) => put({ ...draft, ...change, clientKey: crypto.randomUUID() }),
    clear: () => put(emptyDraft()),
  };
}
