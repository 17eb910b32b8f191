import { useMutation } from '@tanstack/react-query';
import { signOut, signOutEverywhere } from '../../contract/portal.ts';
import type { Call } from '../../ui/api/call.ts';
import { usePortalDeps } from './portal-context.ts';

export interface SignOut {
  readonly here: () => void;
  readonly everywhere: () => void;
  readonly error: unknown;
}

/** Ends the session here, or every one of the person; the browser then goes where Microsoft ends its own. */
export function useSignOut(call: Call): SignOut {
  const { leaveTo } = usePortalDeps();
  const ending = useMutation({
    mutationFn: async (scope: 'here' | 'everywhere') => {
      if (scope === 'here') return (await call(signOut, {})).next;
      await call(signOutEverywhere, {}); // this browser's session is among the ended ones
      return '/portal/';
    },
    onSuccess: leaveTo,
  });
  return {
    here: () => ending.mutate('here'),
    everywhere: () => ending.mutate('everywhere'),
    error: ending.error,
  };
}
