import type { LiveStatus } from '../../../portal/live/live-connection.ts';
import { LONGEST_HIDDEN_MS, shareLive } from '../../../portal/live/shared-live.ts';
import { laterByHand, liveByHand, settle } from './live-by-hand.ts';

const LINGER = 5_000;

function sharing() {
  const server = liveByHand();
  const time = laterByHand();
  let isHidden = false;
  let follower: (() => void) | null = null;
  const shared = shareLive({
    open: (signal) => server.open('org', signal),
    later: time.later,
    random: () => 0.5,
    visibility: {
      isHidden: () => isHidden,
      follow: (changed) => {
        follower = changed;
        return () => {
          follower = null;
        };
      },
    },
  });
  const hide = (hidden: boolean) => {
    isHidden = hidden;
    follower?.();
  };
  const join = () => {
    const statuses: LiveStatus[] = [];
    const changes: string[] = [];
    const leave = shared.join({
      onChange: (topics) => changes.push(topics.join(' ')),
      onStatus: (status) => statuses.push(status),
    });
    return { statuses, changes, leave };
  };
  return { ...server, ...time, hide, join, isFollowed: () => follower !== null };
}

test('whoever listens in a tab shares one connection', async () => {
  const live = sharing();
  const one = live.join();
  (await live.connection(0)).answer();
  await settle();
  const other = live.join();
  (await live.connection(0)).send('data: {"topics":["feed"]}\n\n');
  await settle();
  expect(live.connections).toHaveLength(1);
  expect(other.statuses).toEqual(['live']);
  expect(one.changes).toEqual(['everything', 'feed']);
  expect(other.changes).toEqual(['feed']);
});

test('going from page to page keeps the connection; leaving them lets it go', async () => {
  const live = sharing();
  const one = live.join();
  const connection = await live.connection(0);
  connection.answer();
  await settle();
  one.leave();
  const other = live.join();
  expect(live.pass(LINGER)).toBe(false);
  expect(connection.signal.aborted).toBe(false);
  other.leave();
  expect(live.pass(LINGER)).toBe(true);
  expect(connection.signal.aborted).toBe(true);
  expect(live.isFollowed()).toBe(false);
  expect(live.waits()).toEqual([]);
});

test('a page that nobody sees for long stops listening, and begins again when it is seen', async () => {
  const live = sharing();
  const page = live.join();
  const first = await live.connection(0);
  first.answer();
  await settle();
  live.hide(true);
  live.hide(false);
  expect(live.pass(LONGEST_HIDDEN_MS)).toBe(false);
  live.hide(true);
  expect(live.pass(LONGEST_HIDDEN_MS)).toBe(true);
  expect(first.signal.aborted).toBe(true);
  live.hide(false);
  (await live.connection(1)).answer();
  await settle();
  expect(page.statuses.at(-1)).toBe('live');
  expect(page.changes).toEqual(['everything', 'everything']);
});
