import { useCallback, useEffect, useRef, useState } from 'react';
import { beginRollCall, markPeople, readEvacuationList } from '../../contract/evacuation.ts';
import type { EvacuationList } from '../../contract/evacuation.ts';
import { VisitId } from '../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import type { Call } from '../../ui/api/call.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Kept } from '../shell/portal-deps.ts';
import { forgetLists, keepList, keptList } from './kept-lists.ts';
import { keepMarks, leftAfter, waitingMarks } from './kept-marks.ts';
import type { Marks } from './kept-marks.ts';

const EVERY_MS = 10_000;

export interface EvacuationDeps {
  readonly call: Call;
  readonly kept: Kept;
  readonly organization: string;
  readonly reception: ReceptionId;
  /** Real time in milliseconds since 1970. */
  readonly now: () => number;
}

/** Where the list that is shown comes from; `none`: there is none, `refused`: nobody may see one here. */
export type Source = 'reading' | 'server' | 'device' | 'signed-out' | 'none' | 'refused';

export interface Evacuation {
  readonly list: EvacuationList | null;
  readonly source: Source;
  /** What was ticked here and is not told yet. */
  readonly waiting: Marks;
  readonly mark: (visit: string, isSafe: boolean) => void;
  readonly begin: () => void;
}

/**
 * Who is inside, read every ten seconds and kept on this device: when the server does not answer, the last list is shown and
 * what is ticked waits here until it can be told.
 */
export function useEvacuation({ call, kept, organization, reception, now }: EvacuationDeps): Evacuation {
  const [list, setList] = useState<EvacuationList | null>(null);
  const [source, setSource] = useState<Source>('reading');
  const [waiting, setWaiting] = useState<Marks>(() => waitingMarks(kept, { organization, reception }, now()));
  const latest = useRef(waiting);
  const isBusy = useRef(false);

  const put = useCallback(
    (marks: Marks) => {
      latest.current = marks;
      keepMarks(kept, { organization, reception }, marks, now());
      setWaiting(marks);
    },
    [kept, organization, reception, now],
  );
  const took = useCallback(
    (read: EvacuationList) => {
      keepList(kept, organization, read, now());
      setList(read);
      setSource('server');
    },
    [kept, organization, now],
  );
  const failed = useCallback(
    (error: unknown) => {
      const status = error instanceof ApiProblem ? error.status : 0;
      if (status === 403 || status === 404) {
        forgetLists(kept);
        setList(null);
        setSource('refused');
        return;
      }
      const last = keptList(kept, organization, reception, now());
      setList(last);
      setSource(last === null ? 'none' : status === 401 ? 'signed-out' : 'device');
    },
    [kept, organization, reception, now],
  );

  const look = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      took(await call(readEvacuationList, { query: { reception } }));
      const told = latest.current;
      const marks = Object.entries(told).map(([visit, { isSafe, at }]) => ({
        visit: VisitId.parse(visit),
        isSafe,
        agoMs: Math.max(0, Math.round(now() - at)),
      }));
      if (marks.length === 0) return;
      const read = await call(markPeople, { body: { reception, marks } }).catch(() => null);
      if (read === null) return; // it waits: whoever can be read from need not take anything yet
      put(leftAfter(latest.current, told));
      took(read);
    } catch (error) {
      failed(error);
    } finally {
      isBusy.current = false;
    }
  }, [call, reception, now, took, failed, put]);

  useEffect(() => {
    const first = setTimeout(() => void look(), 0);
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [look]);

  const begin = async () => {
    const before = latest.current;
    try {
      const read = await call(beginRollCall, { body: { reception } });
      put(leftAfter(latest.current, before)); // the old roll goes on until the new one has begun
      took(read);
    } catch (error) {
      failed(error);
    }
  };

  return {
    list,
    source,
    waiting,
    mark: (visit, isSafe) => {
      put({ ...latest.current, [visit]: { isSafe, at: now() } });
      void look();
    },
    begin: () => void begin(),
  };
}
