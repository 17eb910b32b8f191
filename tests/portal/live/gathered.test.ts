import { gathered } from '../../../portal/live/gathered.ts';
import { settle } from './live-by-hand.ts';

test('what comes while one turn is at work waits for the next, each thing once', async () => {
  const turns: (readonly string[])[] = [];
  const ends: (() => void)[] = [];
  const tell = gathered<string>(async (things) => {
    turns.push(things);
    await new Promise<void>((resolve) => ends.push(resolve));
  });
  tell(['feed']);
  tell(['meetings']);
  tell(['meetings', 'feed']);
  expect(turns).toEqual([['feed']]);
  ends[0]?.();
  await settle();
  expect(turns).toEqual([['feed'], ['meetings', 'feed']]);
});

test('a turn that fails does not end it', async () => {
  const turns: (readonly string[])[] = [];
  const tell = gathered<string>(async (things) => {
    turns.push(things);
    if (turns.length === 1) throw new Error('offline');
  });
  tell(['feed']);
  await settle();
  tell(['meetings']);
  await settle();
  expect(turns).toEqual([['feed'], ['meetings']]);
});
