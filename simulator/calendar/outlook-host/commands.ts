import { z } from 'zod';

/** How a handler ended: what it passed to `event.completed`, or the status of a function that is not there. */
export type Completion =
  | { readonly completed: true; readonly options: CompletedOptions }
  | { readonly completed: false; readonly status: number };

const CompletedOptions = z.looseObject({
  allowEvent: z.boolean().optional(),
  errorMessage: z.string().optional(),
  cancelLabel: z.string().optional(),
});
export type CompletedOptions = z.output<typeof CompletedOptions>;

const Completed = z.object({ 0: z.string(), 1: z.number(), 2: z.string().nullish() });
const COMPLETED = 0;

export interface Commands {
  /** The payload of `appCommandInvoked` for one call, and its end. */
  readonly call: (
    functionName: string,
    args: Readonly<Record<string, unknown>>,
  ) => { readonly payload: readonly string[]; readonly completion: Promise<Completion> };
  /** Takes the library's report that a function has completed; others are ignored. */
  readonly complete: (data: unknown) => void;
}

/** Functions of the add-in that were called and have not completed, by the id of the call. */
export function createCommands(): Commands {
  const pending = new Map<string, (completion: Completion) => void>();

  return {
    call(functionName, args) {
      const id = crypto.randomUUID();
      const completion = new Promise<Completion>((resolve) => {
        pending.set(id, resolve);
      });
      return { payload: [id, functionName, JSON.stringify(args)], completion };
    },

    complete(data) {
      const report = Completed.safeParse(data);
      if (!report.success) return;
      const { 0: id, 1: status, 2: json } = report.data;
      pending.get(id)?.(status === COMPLETED ? ended(json) : { completed: false, status });
      pending.delete(id);
    },
  };
}

function ended(json: string | null | undefined): Completion {
  const context = z.looseObject({ completedContext: CompletedOptions.optional() });
  try {
    const parsed = context.safeParse(JSON.parse(json ?? '{}'));
    return { completed: true, options: parsed.data?.completedContext ?? {} };
  } catch {
    return { completed: true, options: {} };
  }
}
