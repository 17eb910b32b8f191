import type { AddinDescription } from '../../outlook/wire.ts';
import type { AddinFrame } from './addin-frame.ts';
import type { CompletedOptions } from './commands.ts';

/** Outlook's patience before it tells the person that an add-in is taking longer than expected. */
export const PATIENCE_MS = 5_000;

/** What the add-in says about sending. `unavailable`: it does not handle this event, or its runtime never started. */
export type Verdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'objects'; readonly options: CompletedOptions }
  | { readonly kind: 'slow'; readonly later: Promise<Verdict> };

export interface LaunchEvents {
  /** Tells the add-in, if its manifest asks for this event; nobody waits for it. */
  readonly raise: (type: string) => void;
  /** Asks the add-in whether the meeting may be sent. */
  readonly askToSend: () => Promise<Verdict>;
}

/**
 * Event-based activation: runs the handlers that the manifest names, in the hidden runtime. A runtime that does not
 * answer never blocks: after five seconds the verdict is `slow` (or `unavailable`, when it did not even start).
 */
export function createLaunchEvents(
  addin: Pick<AddinDescription, 'launchEvents'>,
  runtimeNow: () => Pick<AddinFrame, 'ready' | 'invoke'> | null,
  wait: (milliseconds: number) => Promise<void>,
): LaunchEvents {
  const handlerOf = (type: string) => addin.launchEvents.find((event) => event.type === type)?.functionName;
  const elapsed = <T>(value: T) => wait(PATIENCE_MS).then(() => value);

  return {
    raise(type) {
      const handler = handlerOf(type);
      const runtime = runtimeNow();
      if (runtime && handler !== undefined) void runtime.invoke(handler, { type });
    },

    async askToSend() {
      const type = 'OnAppointmentSend';
      const handler = handlerOf(type);
      const runtime = runtimeNow();
      if (!runtime || handler === undefined) return { kind: 'unavailable' };

      const started = await Promise.race([runtime.ready.then(() => true), elapsed(false)]);
      if (!started) return { kind: 'unavailable' };

      const verdict = runtime.invoke(handler, { type }).then((completion): Verdict => {
        if (!completion.completed) return { kind: 'unavailable' };
        const { options } = completion;
        return options.allowEvent === false ? { kind: 'objects', options } : { kind: 'allowed' };
      });
      return Promise.race([verdict, elapsed<Verdict>({ kind: 'slow', later: verdict })]);
    },
  };
}
