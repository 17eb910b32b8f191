import { useMutation } from '@tanstack/react-query';
import { signOut, signOutEverywhere } from '../../contract/portal.ts';
import type { Call } from '../../ui/api/call.ts';
import { LISTS_KEY, MARKS_KEY } from '../evacuation/kept-keys.ts';
import { usePortalDeps } from './portal-context.ts';

export interface SignOut {
  readonly here: () => void;
  readonly everywhere: () => void;
  readonly error: unknown;
}

/** Ends the session here, or every one of the person; the browser then goes where Microsoft ends its own. */
export function useSignOut(call: Call): SignOut {
  const { leaveTo, remembered } = usePortalDeps();
  const ending = useMutation({
    mutationFn: async (scope: 'here' | 'everywhere') => {
      if (scope === 'here') return (await call(signOut, {})).next;
      await call(signOutEverywhere, {}); // this browser's session is among the ended ones
      return '/portal/';
    },
    onSuccess: (next) => {
      remembered.forget(LISTS_KEY); // who was inside is for nobody who comes after
      remembered.forget(MARKS_KEY);
      leaveTo(next);
    },
  });
  return {
    here: () => ending.mutate('here'),
    everywhere: () => ending.mutate('everywhere'),
    error: ending.error,
  };
}
