/** @jest-environment jsdom */
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listBoard } from '../../../contract/board.ts';
import { Instant } from '../../../contract/primitives.ts';
import { permissions } from '../../../contract/route.ts';
import { listMyProviders } from '../../../contract/service-teams.ts';
import { isNews, latestOf } from '../../../portal/arrivals/is-news.ts';
import { ToneContext, createTone } from '../../../portal/arrivals/tone.ts';
import { NOW, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';
import { liveByHand, settle } from '../live/live-by-hand.ts';
import { TEAM } from '../requests/a-request.ts';

afterEach(cleanup);

const at = (minute: number) => Instant.parse(`2026-11-30T08:0${minute}:00.000Z`);

function aBoard(waiting: number, latest: string | null) {
  const server = aServer();
  const team = { id: TEAM, name: 'Canteen', kind: 'catering', timeZone: 'Europe/Copenhagen', isActive: true };
  const say = (count: number, last: string | null) =>
    server.on(listMyProviders, () => ({ providers: [{ ...team, waiting: count, latest: last }], now: NOW }));
  say(waiting, latest);
  return { server, say };
}

test('on every page the navigation and the tab say how many wait', async () => {
  const { server } = aBoard(3, at(0));
  openPortal('/', { server });
  expect(await screen.findByRole('link', { name: 'Requests 3 to answer' })).toBeTruthy();
  expect(document.title).toBe('(3) Home · Foyer');
});

test('nobody who works for no team is asked for it', async () => {
  const server = aServer(permissions.filter((one) => one !== 'requests.work'));
  openPortal('/', { server });
  await screen.findByRole('heading', { level: 1, name: 'Home' });
  expect(server.sent(listMyProviders)).toEqual([]);
  expect(document.title).toBe('Home · Foyer');
});

test('what arrives is told and, for who switched it on in this browser, heard; what was there before is not', async () => {
  const { server, say } = aBoard(1, at(0));
  server.on(listBoard, () => aProblem('not-found', 404));
  const live = liveByHand();
  const heard: string[] = [];
  const tone = { unlock: () => void heard.push('unlocked'), play: () => void heard.push('played') };
  openPortal('/requests', {
    server,
    live: live.open,
    around: (page) => <ToneContext value={tone}>{page}</ToneContext>,
  });
  await screen.findByRole('link', { name: 'Requests 1 to answer' });
  const sound = await screen.findByRole('switch', { name: 'Sound when a request arrives' });
  const connection = await live.connection(0);
  const tell = () =>
    act(async () => {
      connection.send('data: {"topics":["service-requests"]}\n\n');
      await settle();
    });
  await act(async () => {
    connection.answer();
    await settle();
  });

  say(2, at(1));
  await tell();
  expect(await screen.findByText('A request came in. 2 wait for an answer.')).toBeTruthy();
  expect(heard).toEqual([]);

  await userEvent.click(sound);
  await waitFor(() => expect(heard).toContain('played'));
  heard.length = 0;
  say(1, at(1)); // one was answered: nothing came in
  await tell();
  await screen.findByRole('link', { name: 'Requests 1 to answer' });
  expect(heard).not.toContain('played');
  say(2, at(2));
  await tell();
  await waitFor(() => expect(heard).toContain('played'));
});

test('only what is younger than what was seen is news', () => {
  expect(isNews(undefined, at(1))).toBe(false);
  expect(isNews(null, at(1))).toBe(true);
  expect(isNews(at(1), at(1))).toBe(false);
  expect(isNews(at(1), at(2))).toBe(true);
  expect(isNews(at(2), at(1))).toBe(false);
  expect(isNews(at(2), null)).toBe(false);
  expect(latestOf([{ latest: at(1) }, { latest: null }, { latest: at(2) }])).toBe(at(2));
  expect(latestOf([])).toBeNull();
});

test('a browser without sound, or one that is still locked, stays silent and breaks nothing', () => {
  const without = createTone(() => null);
  without.unlock();
  expect(() => without.play()).not.toThrow();
});
