/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listClosedDates } from '../../../contract/closed-dates.ts';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { listDates } from '../../../contract/meeting-dates.ts';
import { addTemplate, changeTemplate, listRoomProviders } from '../../../contract/services.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, aTemplate, fjord, NOW } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();
const days = Array.from({ length: 20 }, (_, week) => {
  const start = new Date(Date.parse('2026-12-01T09:00:00Z') + week * 7 * 86_400_000).toISOString();
  return {
    date: CalendarDay.parse(start.slice(0, 10)),
    start: at(start),
    end: at(start.replace('T09', 'T10')),
  };
});
const nameOf = (week: number) => days[week]?.date ?? '';

async function openSeries(templates: readonly TemplateReply[] = [], isComplete = true) {
  const given = aServerWithTeam();
  given.team.meeting = { isSeries: true };
  given.team.templates = [...templates];
  given.server.answers.more.set(listDates, () => ({
    dates: days,
    timeZone: 'Europe/Copenhagen',
    isComplete,
    now: NOW,
  }));
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord], repeats: 'series' }) });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  return given;
}

const sent = ({ server }: ReturnType<typeof aServerWithTeam>, route: unknown) =>
  server.asked.filter((one) => one.route === route).map(({ body }) => body);
const some = async () => await person.click(await screen.findByRole('radio', { name: 'On chosen dates' }));
const box = (name: string) => screen.getByRole('checkbox', { name });
const dates = () => within(screen.getByRole('group', { name: 'Dates' }));

describe('on which dates of a series something is asked for', () => {
  test('is all of them unless some are chosen', async () => {
    const given = await openSeries();
    await person.type(await screen.findByRole('textbox', { name: /House team/ }), 'chairs');
    expect(await screen.findByRole('radio', { name: 'On all dates' })).toHaveProperty('checked', true);
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    await waitFor(() => expect(sent(given, addTemplate)).toMatchObject([{ dates: null }]));
  });

  test('are ticked in a list that shows twelve at first, and the deadline is that of the first', async () => {
    const given = await openSeries();
    await some();
    expect(dates().getAllByRole('checkbox')).toHaveLength(12);
    expect(dates().getByText('20 dates chosen')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Show 8 more dates' }));
    for (const name of screen.getAllByRole('checkbox').slice(2)) await person.click(name);
    await person.click(box('Tue, 1 Dec 2026, 10:00'));
    expect(dates().getByText('1 date chosen')).toBeTruthy();

    await waitFor(() => {
      const asked = given.server.asked.filter(({ route }) => route === listRoomProviders);
      expect(asked.at(-1)?.query['start']).toBe(days[1]?.start);
    });
    await person.type(screen.getByRole('textbox', { name: /House team/ }), 'chairs');
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    await waitFor(() => expect(sent(given, addTemplate)).toMatchObject([{ dates: [nameOf(1)] }]));
  });

  test('it is too late for is said: such a date cannot be ticked, and the others are asked for', async () => {
    const given = await openSeries();
    given.server.answers.more.set(listClosedDates, () => ({
      closed: [0, 2].map((week) => ({ date: CalendarDay.parse(nameOf(week)), why: 'It is too late.' })),
      now: NOW,
    }));
    await person.type(await screen.findByRole('textbox', { name: /House team/ }), 'chairs');
    const late = 'Too late for Tue, 1 Dec 2026 and Tue, 15 Dec 2026: the team decides whether it still can.';
    expect(await screen.findByText(late)).toBeTruthy();
    await waitFor(() => {
      const asked = given.server.asked.filter(({ route }) => route === listRoomProviders);
      expect(asked.at(-1)?.query['start']).toBe(days[1]?.start); // the deadline is that of the first that is open
    });
    await some();
    expect(dates().getByText('18 dates chosen')).toBeTruthy();
    const closed = box('Tue, 1 Dec 2026, 10:00');
    expect([closed.hasAttribute('disabled'), closed.getAttribute('aria-describedby')]).toEqual([
      true,
      dates().getAllByText('It is too late.')[0]?.id,
    ]);
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    await waitFor(() => expect(sent(given, addTemplate)).toHaveLength(1));
    expect(sent(given, addTemplate)).toMatchObject([
      { dates: days.flatMap(({ date }, week) => (week === 0 || week === 2 ? [] : [date])) },
    ]);
  });

  test('that was chosen before it was too late can be left out, and not be chosen again', async () => {
    const given = await openSeries();
    given.server.answers.more.set(listClosedDates, ({ query }) => ({
      closed:
        query['offsetMinutes'] === '0'
          ? []
          : [{ date: CalendarDay.parse(nameOf(0)), why: 'It is too late.' }],
      now: NOW,
    }));
    await some();
    expect(box('Tue, 1 Dec 2026, 10:00')).toHaveProperty('checked', true);
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Ready' }), 'start -60');
    await screen.findByText('It is too late.');
    await person.click(box('Tue, 1 Dec 2026, 10:00'));
    expect(box('Tue, 1 Dec 2026, 10:00')).toMatchObject({ checked: false, disabled: true });
  });

  test('is one at least: nothing is asked for on no date at all', async () => {
    const given = await openSeries([], false);
    await some();
    expect(screen.getByText(/Dates can be chosen up to 365 days ahead/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Show 8 more dates' }));
    for (const name of screen.getAllByRole('checkbox')) await person.click(name);
    expect(screen.getByText('Choose a date at least.')).toBeTruthy();
    await person.type(screen.getByRole('textbox', { name: /House team/ }), 'chairs');
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    expect(sent(given, addTemplate)).toEqual([]);
  });

  test('is said of a request, and changed; a date whose deadline has passed stays, with the reason', async () => {
    const passed = {
      at: at('2026-11-30T07:00:00Z'),
      isPassed: true,
      sentence: 'House team took requests until 08:00.',
      language: 'en' as const,
    };
    const request = {
      date: nameOf(0),
      status: 'pending',
      deadline: passed,
      id: 'r',
      flags: [],
      reason: null,
    };
    const more = { proposal: null, holdUntil: null, lines: [], total: null, fee: null, room: fjord };
    const own = aTemplate(
      {
        dates: [0, 1].map((week) => CalendarDay.parse(nameOf(week))),
        requests: [
          { ...request, ...more, start: days[0]?.start, end: days[0]?.end },
        ] as unknown as TemplateReply['requests'],
      },
      { ...passed, isPassed: false },
    );
    const given = await openSeries([own]);
    expect(await screen.findByText('On 2 dates: Tue, 1 Dec 2026 and Tue, 8 Dec 2026')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /^Change/ }));
    const form = within(await screen.findByRole('group', { name: 'Change the request to House team' }));
    const first = await form.findByRole('checkbox', { name: 'Tue, 1 Dec 2026, 10:00' });
    expect(first).toHaveProperty('disabled', true);
    expect(
      form.getByText('Cannot be left out or added any more. House team took requests until 08:00.'),
    ).toBeTruthy();
    await person.click(form.getByRole('checkbox', { name: 'Tue, 15 Dec 2026, 10:00' }));
    await person.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(sent(given, changeTemplate)).toEqual([{ text: own.text, dates: [0, 1, 2].map(nameOf) }]),
    );
  });
});
