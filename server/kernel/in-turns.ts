/**
 * Does a long piece of work without keeping everybody else from theirs: after each so many steps `breathe` is waited for,
 * which lets the event loop have a turn (`setImmediate` of `node:timers/promises`). `work` says with every `yield` how many
 * steps it has done since the last one. Rejects with what `work` throws.
 */
export async function inTurns<T>(
  work: Generator<number, T>,
  stepsATurn: number,
  breathe: () => Promise<unknown>,
): Promise<T> {
  let steps = 0;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    steps += step.value;
    if (steps < stepsATurn) continue;
    steps = 0;
    await breathe();
  }
}
