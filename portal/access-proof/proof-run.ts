import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readProof, runProof } from '../../contract/access-proof.ts';
import { listIntegrations, readIntegration } from '../../contract/integrations.ts';
import { readChecklist } from '../../contract/organization.ts';
import { NoAnswer } from '../../ui/api/call-error.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Proof } from './standing.ts';

export interface ProofRunning {
  /** `late`: no answer came in time, and the server is still trying; its result is awaited here. */
  readonly state: 'idle' | 'trying' | 'late';
  readonly problem: unknown;
  readonly start: () => void;
}

/** A large Exchange takes longer than one call may: then the result is asked for until it is there. */
const ASK_AGAIN_MS = 3_000;
const MOST_ASKED = 100;

/** Trying everything now, and what came of it. */
export function useProofRun(integration: string, proof: UseQueryResult<Proof>): ProofRunning {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const [state, setState] = useState<ProofRunning['state']>('idle');
  const [problem, setProblem] = useState<unknown>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  /** The proof after `before`, once the server has it; null when the page was left or it does not come. */
  const awaitProof = async (before: string | null): Promise<Proof['last']> => {
    for (let asked = 0; asked < MOST_ASKED && !isGone.current; asked += 1) {
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      const { data } = await proof.refetch();
      if (data?.last && data.last.id !== before) return data.last;
    }
    return null;
  };
  const tryEverything = async (): Promise<Proof['last']> => {
    const before = proof.data?.last?.id ?? null;
    try {
      return await call(runProof, { params: { id: integration } });
    } catch (error) {
      if (!(error instanceof NoAnswer && error.reason === 'timeout')) throw error;
      setState('late');
      const run = await awaitProof(before);
      if (run === null) throw error;
      return run;
    }
  };
  const start = async () => {
    if (state !== 'idle') return;
    setState('trying');
    setProblem(null);
    try {
      const run = await tryEverything();
      if (run) announce(t('accessProof.done', { verdict: t(`accessProof.verdict.${run.verdict}`) }));
      stale(readProof, readIntegration, listIntegrations, readChecklist);
    } catch (error) {
      setProblem(error);
    } finally {
      setState('idle');
    }
  };
  return { state, problem, start: () => void start() };
}
