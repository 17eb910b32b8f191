import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useMemo, useState } from 'react';
import { readPortalMe } from '../../contract/portal.ts';
import { ApiProblem, isSignedOut } from '../../ui/api/call-error.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { usePortalDeps } from './portal-context.ts';
import { PlainFrame } from './PlainFrame.tsx';
import { Waiting } from './Waiting.tsx';
import { watchSession } from './watch-session.ts';

/** Everything behind the sign-in. It is asked for at once, so that it comes while the server says who is there. */
const entered = import('./Entered.tsx');
const Entered = lazy(async () => ({ default: (await entered).Entered }));
const SignedOut = lazy(async () => ({ default: (await import('./SignedOut.tsx')).SignedOut }));

/** Keeps "now" and the roles young while a page stays open. */
const REFRESH_MS = 5 * 60_000;

/** Finds out who is there; nobody: the sign-in page, which leads back to where the person wanted to go. */
export function SessionGate() {
  const deps = usePortalDeps();
  const [hasEnded, setEnded] = useState(false);
  const callIn = useMemo(() => watchSession(deps.callIn, () => setEnded(true)), [deps]);
  const me = useQuery({
    queryKey: ['me'],
    queryFn: async ({ signal }) => await deps.callIn(null)(readPortalMe, {}, { signal }),
    refetchInterval: REFRESH_MS,
    enabled: !hasEnded,
  });

  if (hasEnded || isSignedOut(me.error)) {
    const saysSo = me.error instanceof ApiProblem && me.error.code === 'session-ended';
    return (
      <Suspense fallback={<Waiting />}>
        <SignedOut reason={hasEnded || saysSo || me.data !== undefined ? 'ended' : 'none'} />
      </Suspense>
    );
  }
  if (me.data) {
    return (
      <Suspense fallback={<Waiting />}>
        <Entered me={me.data} callIn={callIn} onRefresh={() => void me.refetch()} />
      </Suspense>
    );
  }
  if (me.error === null || me.isFetching) return <Waiting />;
  return (
    <PlainFrame>
      <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />
    </PlainFrame>
  );
}
