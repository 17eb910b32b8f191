import { useState } from 'react';
import type { Route, RouteCall, RouteReply } from '../../contract/route.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Call } from '../../ui/api/call.ts';

/** What is wrong with which field: the field as a pointer into the body, such as `/label`. */
export type Mistakes = ReadonlyMap<string, string>;

export interface Submit<R extends Route> {
  /** Gives the reply, or null when it was refused; then `mistakes` and `problem` say why. */
  readonly send: (input: RouteCall<R>) => Promise<RouteReply<R> | null>;
  readonly isSending: boolean;
  readonly mistakes: Mistakes;
  /** What is to be said above the form; null when every mistake stands at its field. */
  readonly problem: unknown;
  /** Forgets a refusal that was dealt with. */
  readonly clear: () => void;
}

interface Refusal {
  readonly mistakes: Mistakes;
  readonly problem: unknown;
}

const nothing: Refusal = { mistakes: new Map(), problem: null };

/** Sends a form. The contract's own rules are applied first, so that a mistake shows without a round trip. */
export function useSubmit<R extends Route>(call: Call, route: R): Submit<R> {
  const [refusal, setRefusal] = useState(nothing);
  const [isSending, setSending] = useState(false);
  return {
    isSending,
    ...refusal,
    clear: () => setRefusal(nothing),
    send: async (input) => {
      const mistakes = mistakesIn(route, input.body);
      if (mistakes.size > 0) {
        setRefusal({ mistakes, problem: null });
        return null;
      }
      setSending(true);
      setRefusal(nothing);
      try {
        return await call(route, input);
      } catch (error) {
        setRefusal(refusalOf(error));
        return null;
      } finally {
        setSending(false);
      }
    },
  };
}

function mistakesIn(route: Route, body: unknown): Mistakes {
  const parsed = route.body.safeParse(body ?? {});
  if (parsed.success) return new Map();
  return new Map(parsed.error.issues.map(({ path, message }) => [`/${path.map(String).join('/')}`, message]));
}

/** The server's mistakes at their fields; a mistake that is at no field of the body stays in the problem. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiProblem)) return { mistakes: new Map(), problem: error };
  const atFields = error.errors.filter(({ pointer }) => pointer.startsWith('/body/'));
  const mistakes = new Map(atFields.map(({ pointer, detail }) => [pointer.slice('/body'.length), detail]));
  const isSaidAtFields = atFields.length > 0 && atFields.length === error.errors.length;
  return { mistakes, problem: isSaidAtFields ? null : error };
}
