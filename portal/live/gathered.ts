/**
 * Works through what is told, one turn at a time: what comes meanwhile waits, each thing once, for the next turn. So many
 * changes in a row neither pile up calls nor cancel the one that is on its way.
 */
export function gathered<T>(work: (things: readonly T[]) => Promise<void>): (things: readonly T[]) => void {
  const waiting = new Set<T>();
  let isWorking = false;
  const turn = async () => {
    isWorking = true;
    while (waiting.size > 0) {
      const things = [...waiting];
      waiting.clear();
      await work(things).catch(() => undefined); // what could not be read says so where it is shown
    }
    isWorking = false;
  };
  return (things) => {
    for (const thing of things) waiting.add(thing);
    if (!isWorking) void turn();
  };
}
