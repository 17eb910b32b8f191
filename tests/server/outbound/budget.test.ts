import { setImmediate as turn } from 'node:timers/promises';
import { createBudget } from '../../../server/outbound/budget.ts';

const never = new AbortController().signal;

/** Work that stays under way until it is told to end. */
function jobs(budget = createBudget()) {
  const running = new Set<string>();
  const ends = new Map<string, () => void>();
  return {
    running,
    start: (
      name: string,
      claim: { mailbox?: string; integration?: string; isPatient?: boolean },
      signal = never,
    ) =>
      budget.run(claim, signal, async () => {
        running.add(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        running.delete(name);
      }),
    end: async (name: string) => {
      ends.get(name)?.();
      await turn();
    },
  };
}

describe('calls under way', () => {
  test('are at most three per mailbox, in the order in which they came', async () => {
    const { running, start, end } = jobs();
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => start(name, { mailbox: 'fjord' }));
    await turn();
    expect([...running]).toEqual(['a', 'b', 'c']);

    await end('b');
    expect([...running]).toEqual(['a', 'c', 'd']);

    for (const name of ['a', 'c', 'd', 'e']) await end(name);
    await Promise.all(all);
  });

  test('are at most eight per integration, and other integrations do not notice', async () => {
    const { running, start, end } = jobs();
    const names = Array.from({ length: 10 }, (_, at) => `one-${at}`);
    const all = names.map((name) => start(name, { integration: 'one', mailbox: name }));
    all.push(start('two', { integration: 'two', mailbox: 'two' }));
    await turn();

    expect(running.size).toBe(9);
    expect(running.has('two')).toBe(true);

    for (const name of [...names, 'two']) await end(name);
    await Promise.all(all);
  });

  test('let go first whoever somebody waits for, and give up in either queue', async () => {
    const { running, start, end } = jobs();
    const claim = { integration: 'one' };
    const busy = Array.from({ length: 8 }, (_, at) => `busy-${at}`);
    const all = busy.map((name) => start(name, claim));
    const leaving = new AbortController();
    const given = start('leaves', { ...claim, isPatient: true }, leaving.signal).catch(() => 'given up');
    all.push(start('patient', { ...claim, isPatient: true }));
    all.push(start('search', claim), start('another', claim));
    await turn();
    leaving.abort();
    expect(await given).toBe('given up');

    await end('busy-0');
    expect(running).toContain('search');
    await end('busy-1');
    expect(running).toContain('another');
    expect(running).not.toContain('patient');
    await end('busy-2');
    expect(running).toContain('patient');

    for (const name of [...busy, 'search', 'another', 'patient']) await end(name);
    await Promise.all(all);
  });

  test('that wait for a busy mailbox do not hold a slot of their integration', async () => {
    const { running, start, end } = jobs();
    const same = Array.from({ length: 9 }, (_, at) => `same-${at}`);
    const all = same.map((name) => start(name, { integration: 'one', mailbox: 'fjord' }));
    all.push(start('other', { integration: 'one', mailbox: 'skov' }));
    await turn();

    expect([...running]).toEqual(['same-0', 'same-1', 'same-2', 'other']);

    for (const name of [...same, 'other']) await end(name);
    await Promise.all(all);
  });

  test('leave the queue when their caller gives up, and the next one moves up', async () => {
    const { running, start, end } = jobs();
    const leaving = new AbortController();
    const all = ['a', 'b', 'c'].map((name) => start(name, { mailbox: 'fjord' }));
    const gone = start('gone', { mailbox: 'fjord' }, leaving.signal);
    all.push(start('d', { mailbox: 'fjord' }));
    await turn();

    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    await end('a');
    expect([...running]).toEqual(['b', 'c', 'd']);

    for (const name of ['b', 'c', 'd']) await end(name);
    await Promise.all(all);
  });

  test('give their slot back when they fail', async () => {
    const budget = createBudget({ perMailbox: 1, perIntegration: 1 });
    const claim = { mailbox: 'fjord', integration: 'one' };

    await expect(
      budget.run(claim, never, async () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    await expect(budget.run(claim, never, async () => 'next')).resolves.toBe('next');
  });
});
