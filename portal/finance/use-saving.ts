import type { Route, RouteCall, RouteReply } from '../../contract/route.ts';
import { readFinance } from '../../contract/finance.ts';
import { useSubmit } from '../forms/use-submit.ts';
import type { Mistakes } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface Saving<A extends Route, C extends Route> {
  readonly mistakes: Mistakes;
  readonly problem: unknown;
  readonly isSending: boolean;
  /** Null when it was refused. */
  readonly add: (input: RouteCall<A>) => Promise<RouteReply<A> | null>;
  readonly change: (input: RouteCall<C>) => Promise<RouteReply<C> | null>;
}

/** Adds or changes something about money; what is shown of it is read anew, also after a refusal. */
export function useSaving<A extends Route, C extends Route>(addRoute: A, changeRoute: C): Saving<A, C> {
  const { call } = useSession();
  const stale = useStale();
  const adding = useSubmit(call, addRoute);
  const changing = useSubmit(call, changeRoute);
  const last = adding.problem !== null || adding.mistakes.size > 0 ? adding : changing;
  return {
    mistakes: last.mistakes,
    problem: last.problem,
    isSending: adding.isSending || changing.isSending,
    add: async (input) => {
      const added = await adding.send(input);
      stale(readFinance);
      return added;
    },
    change: async (input) => {
      const changed = await changing.send(input);
      stale(readFinance);
      return changed;
    },
  };
}
