/** @jest-environment jsdom */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { markFeedRead, readFeed } from '../../../contract/messages.ts';
import type { FeedEntry } from '../../../contract/messages.ts';
import { POLL_MS } from '../../../portal/live/use-live.ts';
import { NOW, aServer, heading, openPortal } from '../administration/portal-in-memory.tsx';
import { liveByHand, settle } from '../live/live-by-hand.ts';

afterEach(cleanup);

const idOf = (number: number) => `99999999-9999-4999-8999-${String(number).padStart(12, '0')}`;
const LINK = '88888888-8888-4888-8888-888888888888';

function anEntry(number: number, over: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: idOf(number),
    at: NOW as FeedEntry['at'],
    template: 'request-changed',
    title: `Change ${number}`,
    lines: [{ name: 'Room', value: 'fjord → skov' }],
    link: null,
    isRead: false,
    ...over,
  };
}

/** A feed that knows what was read. */
function withFeed(entries: readonly FeedEntry[]) {
  const server = aServer();
  let all = entries;
  server.on(readFeed, () => ({
    entries: all,
    unread: all.filter(({ isRead }) => !isRead).length,
    now: NOW,
  }));
  server.on(markFeedRead, ({ body }) => {
    all = all.map((entry) => (body?.ids.includes(entry.id) ? { ...entry, isRead: true } : entry));
    return { read: body?.ids.length ?? 0 };
  });
  return { server, tell: (entry: FeedEntry) => void (all = [entry, ...all]) };
}

const list = async () => within(await screen.findByRole('list', { name: 'Messages, newest first' }));

test('shows what was told, says what is unread, and leads to the meeting', async () => {
  const { server } = withFeed([anEntry(1, { link: LINK }), anEntry(2, { isRead: true })]);
  openPortal('/feed', { server });
  const rows = (await list()).getAllByRole('listitem');
  expect(rows[0]?.textContent).toContain('Change 1Unread');
  expect(rows[0]?.textContent).toContain('Roomfjord → skov');
  expect(rows[1]?.textContent).not.toContain('Unread');
  expect(screen.getByText('One message is unread.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'To the meeting' }).getAttribute('href')).toBe(
    `/portal/meetings/${LINK}`,
  );
  expect(server.sent(readFeed)[0]?.query).toEqual({ timeZone: 'Europe/Copenhagen' });
});

test('one is marked as read, or all that are not', async () => {
  const { server } = withFeed([anEntry(1), anEntry(2), anEntry(3, { isRead: true }), anEntry(4)]);
  openPortal('/feed', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Mark as read: Change 1' }));
  await screen.findByText('2 messages are unread.');
  await userEvent.click(screen.getByRole('button', { name: 'Mark all as read' }));
  await screen.findByText('Nothing is unread.');
  expect(server.sent(markFeedRead).map(({ body }) => (body as { ids: string[] }).ids)).toEqual([
    [idOf(1)],
    [idOf(2), idOf(4)],
  ]);
  expect(screen.queryByRole('button', { name: 'Mark all as read' })).toBeNull();
});

test('what is told while the page is open appears by itself', async () => {
  const { server, tell } = withFeed([anEntry(1)]);
  const live = liveByHand();
  openPortal('/feed', { server, live: live.open });
  const connection = await live.connection(0);
  await act(async () => {
    connection.answer();
    await settle();
  });
  await screen.findByText('Change 1');
  const readBefore = server.sent(readFeed).length;
  tell(anEntry(2));
  await act(async () => {
    connection.send('data: {"topics":["calendars"]}\n\n'); // about nothing that is shown here
    await settle();
  });
  expect(server.sent(readFeed)).toHaveLength(readBefore);
  await act(async () => {
    connection.send('data: {"topics":["feed"]}\n\n');
    await settle();
  });
  await screen.findByText('Change 2');
  expect(screen.queryByText(/Not live/)).toBeNull();
});

test('says quietly that it is not live while nobody tells', async () => {
  const { server } = withFeed([anEntry(1)]);
  const live = liveByHand();
  openPortal('/feed', { server, live: live.open });
  const connection = await live.connection(0);
  await act(async () => {
    connection.fail();
    await settle();
  });
  expect(await screen.findByText(/Not live at the moment/)).toBeTruthy();
});

test('while nobody tells, the page is read anew every 30 seconds, and no longer once somebody does', async () => {
  const polls = new Map<number, () => void>();
  const set = window.setInterval.bind(window);
  const clear = window.clearInterval.bind(window);
  window.setInterval = ((act: () => void, ms: number) => {
    if (ms !== POLL_MS) return set(act, ms);
    polls.set(-polls.size - 1, act);
    return -polls.size;
  }) as typeof window.setInterval;
  window.clearInterval = (timer) => void (polls.delete(Number(timer)) || clear(Number(timer)));
  try {
    const { server, tell } = withFeed([anEntry(1)]);
    const live = liveByHand();
    openPortal('/feed', { server, live: live.open });
    await screen.findByText('Change 1');
    tell(anEntry(2));
    await act(async () => {
      for (const poll of polls.values()) poll(); // that of the page, and that of the navigation
      await settle();
    });
    await screen.findByText('Change 2');
    const connection = await live.connection(0);
    await act(async () => {
      connection.answer();
      await settle();
    });
    await waitFor(() => expect(polls.size).toBe(0));
  } finally {
    window.setInterval = set;
    window.clearInterval = clear;
  }
});

test('without messages it says what will come', async () => {
  openPortal('/feed', { server: withFeed([]).server });
  expect(await screen.findByText('Nothing yet')).toBeTruthy();
});

test('the home page shows the last three, for looking only', async () => {
  const { server } = withFeed([1, 2, 3, 4].map((number) => anEntry(number)));
  openPortal('/', { server });
  await heading('Home');
  const few = within(await screen.findByRole('list', { name: 'What you were told last' }));
  await waitFor(() => expect(few.getAllByRole('listitem')).toHaveLength(3));
  expect(few.queryByRole('button')).toBeNull();
  expect(screen.getByRole('link', { name: 'Everything you were told' }).getAttribute('href')).toBe(
    '/portal/feed',
  );
});
