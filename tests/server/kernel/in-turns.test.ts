import { setImmediate as breathe } from 'node:timers/promises';
import { inTurns } from '../../../server/kernel/in-turns.ts';

/** So many pieces of work, of so many steps each; notes how many turns others had before each of them. */
function* pieces(count: number, steps: number, turns: () => number): Generator<number, readonly number[]> {
  const seen: number[] = [];
  for (let piece = 0; piece < count; piece += 1) {
    seen.push(turns());
    yield steps;
  }
  return seen;
}

/** Does the work while somebody else wants every turn there is. */
async function beside(
  work: (turns: () => number) => Generator<number, readonly number[]>,
  stepsATurn: number,
) {
  let turns = 0;
  let isDone = false;
  const takeTurns = () => {
    if (isDone) return;
    turns += 1;
    setImmediate(takeTurns);
  };
  setImmediate(takeTurns);
  const seen = await inTurns(
    work(() => turns),
    stepsATurn,
    breathe,
  );
  isDone = true;
  return seen;
}

function* failing(): Generator<number, never> {
  yield 1;
  throw new Error('no');
}

describe('a long piece of work', () => {
  test('lets others have a turn after so many steps, and not before', async () => {
    const seen = await beside((turns) => pieces(6, 10, turns), 20);
    expect(seen[0]).toBe(seen[1]);
    expect(seen[2]).toBe(seen[3]);
    expect(seen[2]).toBeGreaterThan(seen[1] ?? 0);
    expect(seen[4]).toBeGreaterThan(seen[3] ?? 0);
  });

  test('that is short is done at once', async () => {
    expect(await beside((turns) => pieces(3, 5, turns), 100)).toEqual([0, 0, 0]);
  });

  test('that fails on the way says so', async () => {
    await expect(inTurns(failing(), 1, breathe)).rejects.toThrow('no');
  });
});
