/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BookingKey, putMeeting, takeBackMeeting } from '../../../contract/meetings.ts';
import { addTemplate, changeTemplate, withdrawTemplate } from '../../../contract/services.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, aTemplate, fjord, NOW, skov } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();
const patience = { timeout: 5_000 };

async function openServices(
  given: ReturnType<typeof aServerWithTeam> = aServerWithTeam(),
  meeting = aComposedMeeting({ rooms: [fjord] }),
) {
  const pane = openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  return { ...pane, ...given };
}

const what = () => screen.findByRole('textbox', { name: 'What should House team do?' });

describe('the tab Services', () => {
  test('asks for a room first, because teams work where the meeting is', async () => {
    await openServices(aServerWithTeam(), aComposedMeeting());

    expect(await screen.findByText(/Add a room first/)).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('asks a team for something under the key that the meeting was said with, and shows it as a draft', async () => {
    const { server, meeting } = await openServices();

    await person.type(await what(), 'chairs in a circle');
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));

    const item = await screen.findByRole('listitem');
    expect(within(item).getByText('chairs in a circle')).toBeTruthy();
    expect(within(item).getByText('Draft')).toBeTruthy();
    const [asked] = server.asked.filter(({ route }) => route === addTemplate);
    const said = server.asked.filter(({ route }) => route === putMeeting).at(-1);
    expect(asked?.params['bookingKey']).toBe(said?.params['bookingKey']);
    expect(meeting.keptMeeting()?.bookingKey).toBe(said?.params['bookingKey']);
    expect(await what()).toHaveProperty('value', '');
  });

  test('goes on to the team that delivers where the meeting is now, when that is another one', async () => {
    const given = aServerWithTeam();
    given.team.other = { id: '30000000-0000-4000-8000-000000000002', name: 'House team NYC' };
    const instead = given.team.other as unknown as TemplateReply['instead']; // ids are not branded here
    const id = '50000000-0000-4000-8000-000000000002' as TemplateReply['id'];
    given.team.templates = [aTemplate({ id, status: 'canceled', instead }, given.team.deadline)];
    await openServices(given);

    await person.click(await screen.findByRole('button', { name: 'Order from House team NYC' }));
    const field = await screen.findByRole('textbox', { name: 'What should House team NYC do?' });
    const form = field.closest('form');
    expect(document.activeElement?.contains(form)).toBe(true);
    await person.type(field, 'chairs');
    await person.click(screen.getByRole('button', { name: 'Ask House team NYC' }));

    await waitFor(() => {
      const [asked] = given.server.asked.filter(({ route }) => route === addTemplate);
      expect(asked?.body).toMatchObject({ provider: instead?.id, text: 'chairs' });
    });
  });

  test('lets what was only assumed to be this meeting be taken back with one click', async () => {
    const given = aServerWithTeam();
    given.team.meeting = { state: 'bound', sentence: 'Booked.', mayUndo: true, version: 7 };
    await openServices(given);

    await person.click(await screen.findByRole('button', { name: 'It is not this meeting' }, patience));

    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'It is not this meeting' })).toBeNull();
    });
    expect(given.server.asked.filter(({ route }) => route === takeBackMeeting)).toHaveLength(1);
  });

  test('shows what became of the meeting while the pane was open, without being told of it by the form', async () => {
    const given = aServerWithTeam();
    given.team.templates = [aTemplate({}, given.team.deadline)];
    await openServices(given);
    const takeBack = await screen.findByRole('button', { name: 'Take back the request to House team' });
    const timesSaid = () => given.server.asked.filter(({ route }) => route === putMeeting).length;
    await waitFor(() => expect(timesSaid()).toBeGreaterThan(0));
    const said = timesSaid();

    given.team.meeting = { state: 'bound', sentence: 'Booked.', mayUndo: true, version: 7 };
    await person.click(takeBack); // looked at again, as it is every ten seconds

    expect(await screen.findByText('Booked.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'It is not this meeting' })).toBeTruthy();
    expect(timesSaid()).toBe(said);
  });

  test('says until when the team can be asked, and keeps the button closed after that', async () => {
    const given = aServerWithTeam();
    given.team.deadline = { ...given.team.deadline, isPassed: true, sentence: 'Closed since 08:00.' };
    await openServices(given);

    await person.type(await what(), 'chairs');
    const button = screen.getByRole('button', { name: 'Ask House team' });
    expect(screen.getByText('Closed since 08:00.')).toBeTruthy();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await person.click(button);
    expect(given.server.asked.filter(({ route }) => route === addTemplate)).toEqual([]);
  });

  test('says when the team does not work at the time of the delivery, and asks nothing of it', async () => {
    const given = aServerWithTeam();
    given.team.closed = 'House team is closed on Fri 25 Dec 2026, 12:00 (Christmas).';
    await openServices(given);

    await person.type(await what(), 'chairs');
    const button = screen.getByRole('button', { name: 'Ask House team' });
    expect(screen.getByText(/is closed on Fri 25 Dec 2026/)).toBeTruthy();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await person.click(button);
    expect(given.server.asked.filter(({ route }) => route === addTemplate)).toEqual([]);
  });

  test.each([-1, 1])(
    'goes by the server’s time where the clock of the machine is %i day off',
    async (days) => {
      const Honest = Date;
      const off = days * 86_400_000;
      globalThis.Date = class extends Honest {
        constructor(...given: readonly unknown[]) {
          super(...((given.length === 0 ? [Honest.now() + off] : given) as [number]));
        }
        static override now = () => Honest.now() + off;
      } as DateConstructor;
      try {
        const { server } = await openServices();
        await person.type(await what(), 'chairs');
        expect(screen.getByText('Order by Tue 1 Dec, 08:00 (Copenhagen).')).toBeTruthy();
        await person.click(screen.getByRole('button', { name: 'Ask House team' }));
        expect(within(await screen.findByRole('listitem')).getByText('Draft')).toBeTruthy();
        const [said] = server.asked.filter(({ route }) => route === putMeeting);
        expect(said?.body).toMatchObject({
          start: '2026-12-01T09:00:00.000Z',
          end: '2026-12-01T10:00:00.000Z',
        });
      } finally {
        globalThis.Date = Honest;
      }
    },
  );

  test('asks in which of several rooms, and asks nobody before that is said', async () => {
    const given = aServerWithTeam();
    given.team.rooms = [fjord, skov];
    const { server } = await openServices(given, aComposedMeeting({ rooms: [fjord, skov] }));
    const asked = () => server.asked.filter(({ route }) => route === addTemplate);

    await person.type(await what(), 'two flip charts');
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    expect(asked()).toEqual([]);

    await person.selectOptions(screen.getByRole('combobox', { name: 'In which room' }), 'Skov');
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    await screen.findByRole('listitem');
    expect(asked().map(({ body }) => (body as { room: string }).room)).toEqual([skov.mailbox]);
  });

  test('says what the meeting has become, until when it is held, and what the team said', async () => {
    const given = aServerWithTeam();
    const moved = { start: at('2026-12-02T16:00:00Z'), end: at('2026-12-02T17:00:00Z') };
    given.team.templates = [
      aTemplate(
        {
          status: 'pending',
          requests: [
            {
              room: fjord,
              proposal: { ...moved, deliverAt: moved.start, room: null, rooms: [fjord, skov] },
              holdUntil: at('2026-11-30T12:00:00Z'),
              reason: 'The lectern is being mended.',
            },
          ] as unknown as TemplateReply['requests'],
        },
        given.team.deadline,
      ),
    ];
    await openServices(given);

    const item = await screen.findByRole('listitem');
    for (const words of [
      /The meeting is now Wed.*2.*17:00 in Fjord and Skov\. House team decides/,
      /On hold until Mon.*30.*13:00/,
      'The lectern is being mended.',
      /Ready Tue.*1.*10:00 in Fjord/,
    ]) {
      expect(within(item).getByText(words)).toBeTruthy();
    }
  });

  test('keeps every word when asking failed, and asks again under the same key', async () => {
    const given = aServerWithTeam();
    const works = given.server.answers.more.get(addTemplate);
    given.server.answers.more.set(addTemplate, () => {
      throw aProblem('overloaded', 503);
    });
    await openServices(given);
    await person.type(await what(), 'two flip charts');
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    await screen.findByRole('button', { name: 'Try again' });
    expect(await what()).toHaveProperty('value', 'two flip charts');

    if (works) given.server.answers.more.set(addTemplate, works);
    await person.click(screen.getByRole('button', { name: 'Try again' }));

    await screen.findByRole('listitem');
    const keys = given.server.asked
      .filter(({ route }) => route === addTemplate)
      .map(({ body }) => (body as { clientKey: string }).clientKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('finds what was being typed after the pane was closed and opened again', async () => {
    const meeting = aComposedMeeting({ rooms: [fjord] });
    const first = await openServices(aServerWithTeam(), meeting);
    await person.type(await what(), 'a long table');
    first.unmount();

    await openServices(aServerWithTeam(), meeting);

    await waitFor(async () => expect(await what()).toHaveProperty('value', 'a long table'));
  });

  test('loses nothing typed while another tab is looked at', async () => {
    await openServices();
    await person.type(await what(), 'a lectern');
    await person.click(screen.getByRole('tab', { name: 'Rooms' }));
    await person.click(screen.getByRole('tab', { name: 'Services' }));

    expect(await what()).toHaveProperty('value', 'a lectern');
  });

  test('changes a request with the version that was seen, and takes one back', async () => {
    const given = aServerWithTeam();
    given.team.templates = [aTemplate({ text: 'rows', version: 4 }, given.team.deadline)];
    const { server } = await openServices(given);

    await person.click(await screen.findByRole('button', { name: 'Change the request to House team' }));
    const text = screen.getByRole('textbox', { name: 'What' });
    await person.clear(text);
    await person.type(text, 'a circle');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('a circle');
    const change = server.asked.find(({ route }) => route === changeTemplate);
    expect([change?.version, change?.body]).toEqual([4, { text: 'a circle' }]);

    await person.click(screen.getByRole('button', { name: 'Take back the request to House team' }));
    await waitFor(() => expect(screen.queryByText('a circle')).toBeNull());
    expect(server.asked.find(({ route }) => route === withdrawTemplate)?.version).toBe(5);
  });

  test('shows what somebody else wrote meanwhile beside what was typed, and saves on top of that', async () => {
    const given = aServerWithTeam();
    const mine = aTemplate({ text: 'rows', version: 4 }, given.team.deadline);
    given.team.templates = [mine];
    const { server } = await openServices(given);
    await person.click(
      await screen.findByRole('button', { name: 'Change the request to House team' }, patience),
    );
    const text = screen.getByRole('textbox', { name: 'What' });
    await person.clear(text);
    await person.type(text, 'a circle');

    const theirs = { ...mine, text: 'a horseshoe', version: 5 };
    given.team.templates = [theirs];
    const taken = server.answers.more.get(changeTemplate);
    server.answers.more.set(changeTemplate, () => {
      throw aProblem('changed-meanwhile', 409, { current: theirs });
    });
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('By now it says: a horseshoe')).toBeTruthy();
    expect(text).toHaveProperty('value', 'a circle');

    if (taken) server.answers.more.set(changeTemplate, taken);
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('a circle');
    expect(
      server.asked.filter(({ route }) => route === changeTemplate).map(({ version }) => version),
    ).toEqual([4, 5]);
  });

  test('keeps what is too late reachable by keyboard, with the reason', async () => {
    const given = aServerWithTeam();
    const closed = { isAllowed: false, reason: 'Requests closed on Tue 1 Dec, 08:00.' };
    given.team.templates = [aTemplate({ mayChange: closed, mayWithdraw: closed }, given.team.deadline)];
    const { server } = await openServices(given);

    const change = await screen.findByRole('button', { name: 'Change the request to House team' });
    expect(change.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(change.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      closed.reason,
    );
    change.focus();
    expect(document.activeElement).toBe(change);
    await person.click(screen.getByRole('button', { name: 'Take back the request to House team' }));
    expect(server.asked.some(({ route }) => route === withdrawTemplate)).toBe(false);
  });

  test('lists other meetings that carry requests and were never sent, and discards one', async () => {
    const given = aServerWithTeam();
    const other = given.meetingOf('60000000-0000-4000-8000-000000000001', {
      rooms: [{ ...fjord, calendar: null, answer: 'not-seen', asOf: null, unreadableSince: null }],
      hanging: [
        { kind: 'service-request', id: 'x', occurrence: null, sentence: 'Set-up: draft', questions: [] },
      ],
    });
    given.team.drafts = [
      {
        ...other,
        bookingKey: BookingKey.parse('60000000-0000-4000-8000-000000000002'),
        start: NOW,
        end: NOW,
      },
      other,
    ].toReversed();
    await openServices(given);

    const list = await screen.findByRole('list', { name: 'Not in any room calendar yet' });
    expect(within(list).getAllByText(/Fjord · Set-up: draft/)).toHaveLength(2);
    const [first, second] = within(list).getAllByRole('button', { name: /^Discard the requests/ });
    expect([first, second].map((button) => button?.getAttribute('aria-label')?.match(/\d+/)?.[0])).toEqual([
      '30',
      '1',
    ]);
    for (const button of [first, second]) if (button) await person.click(button);
    await waitFor(() =>
      expect(screen.queryByRole('list', { name: 'Not in any room calendar yet' })).toBeNull(),
    );
  });

  test('says why when the server does not take the meeting', async () => {
    const given = aServerWithTeam();
    given.server.answers.more.set(putMeeting, () => {
      throw aProblem('permission-missing', 403, { detail: 'You may not act for Carla here.' });
    });
    await openServices(given);

    expect(await screen.findByText(/You may not act for Carla here/)).toBeTruthy();
  });
});

describe('the server’s side of the meeting in the form', () => {
  test('is told once a room is there, and again after each change of time or rooms, under one key', async () => {
    const { server } = aServerWithTeam();
    const meeting = aComposedMeeting();
    openPane({ server, meeting });
    await screen.findByRole('tab', { name: 'Rooms' });

    meeting.edit({ rooms: [fjord] });
    const said = () => server.asked.filter(({ route }) => route === putMeeting);
    await waitFor(() => expect(said()).toHaveLength(1), patience);
    meeting.edit({ interval: { start: at('2026-12-01T11:00:00Z'), end: at('2026-12-01T12:00:00Z') } });
    await waitFor(() => expect(said()).toHaveLength(2), patience);

    expect(new Set(said().map(({ params }) => params['bookingKey'])).size).toBe(1);
    expect(said().map(({ body }) => (body as { start: string }).start)).toEqual([
      '2026-12-01T09:00:00.000Z',
      '2026-12-01T11:00:00.000Z',
    ]);
    expect(said()[0]?.body).toMatchObject({
      organizer: 'anna@nordhavn.example',
      rooms: [fjord.mailbox],
      timeZone: 'Europe/Copenhagen',
      signal: 'compose',
    });
  });

  test('is not told of a meeting without a room that nothing hangs on', async () => {
    const { server } = aServerWithTeam();
    const meeting = aComposedMeeting();
    openPane({ server, meeting });
    await screen.findByRole('tab', { name: 'Rooms' });
    meeting.edit({ interval: { start: at('2026-12-01T11:00:00Z'), end: at('2026-12-01T12:00:00Z') } });
    await waitFor(
      () =>
        expect(server.asked.some(({ query }) => query['start'] === '2026-12-01T11:00:00.000Z')).toBe(true),
      patience,
    );
    meeting.edit({ rooms: [fjord] });

    const said = () => server.asked.filter(({ route }) => route === putMeeting);
    await waitFor(() => expect(said()).toHaveLength(1), patience);
    expect(said()[0]?.body).toMatchObject({ rooms: [fjord.mailbox] });
  });

  test('is found again by organizer, room and time when the form has lost its key', async () => {
    const given = aServerWithTeam();
    given.team.found = [given.meetingOf('70000000-0000-4000-8000-000000000001')];
    const interval = { start: at('2026-12-01T09:00:00Z'), end: at('2026-12-01T10:00:00Z') };
    const meeting = aComposedMeeting({ rooms: [fjord], saved: { interval, rooms: [fjord.mailbox] } });
    openPane({ server: given.server, meeting });

    const said = () => given.server.asked.find(({ route }) => route === putMeeting);
    await waitFor(() => expect(said()).toBeTruthy(), patience);
    expect(said()?.params['bookingKey']).toBe('70000000-0000-4000-8000-000000000001');
  });

  test('is kept with the form for Outlook’s own events, with what to say at Send', async () => {
    const given = aServerWithTeam();
    given.team.verdict = { warn: true, message: 'Fjord was taken meanwhile.' };
    const meeting = aComposedMeeting({ rooms: [fjord] });
    openPane({ server: given.server, meeting });

    await waitFor(() => expect(meeting.keptMeeting()?.verdict).toEqual(given.team.verdict), {
      timeout: 5_000,
    });
    expect(meeting.keptMeeting()).toMatchObject({
      organization: '11111111-1111-4111-8111-111111111111',
      plan: { rooms: [fjord.mailbox] },
    });
  });
});
