/** @jest-environment jsdom */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  placeOnFloorPlan,
  readFloorPlan,
  removeFloorPlan,
  setFloorPlan,
} from '../../../contract/floor-plans.ts';
import { moved, within as onPlan } from '../../../portal/floor-plans/plan-values.ts';
import { aProblem, aServer, FLOOR, heading, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const FJORD = '00000000-0000-4000-8000-000000000041';
const SKOV = '00000000-0000-4000-8000-000000000042';
const aPlan = (over: object = {}) => ({
  unit: { id: FLOOR, name: 'Floor 2' },
  hash: 'a'.repeat(32),
  rooms: [
    { id: FJORD, name: 'fjord', position: { x: 25, y: 60 } },
    { id: SKOV, name: 'skov', position: null },
  ],
  version: 3,
  ...over,
});
async function openPlan(plan: object = aPlan(), allowed?: Parameters<typeof aServer>[0]) {
  const server = aServer(allowed);
  server.on(readFloorPlan, () => plan);
  openPortal(`/places/${FLOOR}/plan`, { server });
  await heading('Floor plan of Floor 2');
  return server;
}
const mark = (name: RegExp) => screen.getByRole('button', { name });
/** This environment knows no coordinates of pointers, only of mice. */
const pointerTo = (target: HTMLElement, clientX: number, clientY: number) =>
  fireEvent(target, new MouseEvent('pointermove', { bubbles: true, clientX, clientY }));
const value = (name: string) => screen.getByLabelText<HTMLInputElement>(name).value;

test('a room is moved by arrow keys and by typing, put on the plan and taken off, and all of it is saved at once', async () => {
  const server = await openPlan();
  server.on(placeOnFloorPlan, () =>
    aPlan({
      version: 4,
      rooms: [
        { id: FJORD, name: 'fjord', position: null },
        { id: SKOV, name: 'skov', position: { x: 50.5, y: 10 } },
      ],
    }),
  );
  mark(/^1 fjord: 25 % from the left, 60 % from the top/).focus();
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
  expect(mark(/^1 fjord: 25\.5 % from the left, 55 % from the top/)).toBe(document.activeElement);
  expect([value('% from the left: fjord'), value('% from the top: fjord')]).toEqual(['25.5', '55']);
  await userEvent.keyboard('{Delete}');
  expect(screen.queryByRole('button', { name: /^1 fjord/ })).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Put on the plan: skov' }));
  await waitFor(() => expect(mark(/^2 skov: 50 %/)).toBe(document.activeElement)); // there it is moved at once
  await userEvent.keyboard('{ArrowRight}');
  const top = screen.getByLabelText('% from the top: skov');
  await userEvent.clear(top);
  await userEvent.type(top, '10');
  await userEvent.click(screen.getByRole('button', { name: 'Save the positions' }));

  await waitFor(() =>
    expect(server.sent(placeOnFloorPlan)).toMatchObject([
      { version: 3, params: { id: FLOOR }, body: { rooms: [{ id: SKOV, x: 50.5, y: 10 }] } },
    ]),
  );
  expect((await screen.findAllByText('Where the rooms are is saved.')).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('a room is dragged to where the pointer is, and undo puts it back', async () => {
  await openPlan();
  const sheet = screen.getByRole('region', { name: 'Floor plan of Floor 2' });
  sheet.getBoundingClientRect = () => new DOMRect(100, 100, 200, 100);
  const fjord = mark(/^1 fjord/);
  fjord.setPointerCapture = () => undefined;
  fireEvent.pointerDown(fjord, { pointerId: 1 });
  pointerTo(fjord, 150, 190);
  expect(mark(/^1 fjord: 25 % from the left, 90 % from the top/)).toBeTruthy();
  pointerTo(fjord, 900, -50);
  expect(mark(/^1 fjord: 100 % from the left, 0 % from the top/)).toBeTruthy(); // not off the plan
  fireEvent.lostPointerCapture(fjord, { pointerId: 1 });
  pointerTo(fjord, 150, 150);
  expect(mark(/^1 fjord: 100 %/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(mark(/^1 fjord: 25 % from the left, 60 %/)).toBeTruthy();
});

test('somebody else was faster: that is said, and nothing of mine is lost before I undo it', async () => {
  const server = await openPlan();
  server.on(placeOnFloorPlan, () => aProblem('changed-meanwhile', 409));
  mark(/^1 fjord/).focus();
  await userEvent.keyboard('{ArrowRight}');
  await userEvent.click(screen.getByRole('button', { name: 'Save the positions' }));
  await screen.findAllByText(/changed-meanwhile/);
  expect(mark(/^1 fjord: 25\.5 %/)).toBeTruthy();
});

test('a first picture is uploaded, and another one is said to leave the rooms where they are', async () => {
  const server = await openPlan(aPlan({ hash: null, version: 1 }));
  server.on(setFloorPlan, () => aPlan());
  const file = new File([Uint8Array.of(1, 2, 3)], 'plan.png', { type: 'image/png' });
  await userEvent.upload(screen.getByLabelText('Picture of the plan'), file);
  await waitFor(() =>
    expect(server.sent(setFloorPlan)).toMatchObject([{ version: 1, body: { content: 'AQID' } }]),
  );
  cleanup();
  await openPlan();
  expect(screen.getByText(/The rooms stay where they are on it/)).toBeTruthy();
});

test('a picture that is too large, and that the browser cannot make smaller, is refused before it is sent', async () => {
  const server = await openPlan(aPlan({ hash: null, version: 1 }));
  const file = new File([new Uint8Array(1_024 * 1_024 + 1)], 'plan.png', { type: 'image/png' });
  await userEvent.upload(screen.getByLabelText('Picture of the plan'), file);
  expect(await screen.findByText(/is larger than 1,024 KB/)).toBeTruthy();
  expect(server.sent(setFloorPlan)).toEqual([]);
});

test('a plan is removed only after a question that says what goes with it', async () => {
  const server = await openPlan();
  server.on(removeFloorPlan, () => aPlan({ hash: null, version: 1 }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove the plan' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove the floor plan?' }));
  expect(dialog.getByText(/is forgotten as well/)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Remove the plan' }));
  await waitFor(() => expect(server.sent(removeFloorPlan)).toMatchObject([{ version: 3 }]));
});

test('whoever may only look sees the rooms on the plan and can move nothing', async () => {
  await openPlan(aPlan(), ['calendars.read', 'organization.read']);
  mark(/^1 fjord/).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(mark(/^1 fjord: 25 %/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^(Put|Take|Save|Remove)/ })).toBeNull();
});

test('a place that is gone says so and leads back', async () => {
  const server = aServer();
  server.on(readFloorPlan, () => aProblem('not-found', 404));
  openPortal(`/places/${FLOOR}/plan`, { server });
  expect(await screen.findByText('This place is not here')).toBeTruthy();
});

test.each([
  ['ArrowLeft', false, { x: 0, y: 50 }],
  ['ArrowDown', true, { x: 0.2, y: 55 }],
  ['a', false, null],
] as const)('%s moves no further than the edge', (key, isLong, to) => {
  expect(moved({ x: 0.2, y: 50 }, key, isLong)).toEqual(to);
});

test('what is typed is kept on the plan, to a tenth of a percent', () => {
  expect(onPlan({ x: 33.333, y: 120 })).toEqual({ x: 33.3, y: 100 });
});
