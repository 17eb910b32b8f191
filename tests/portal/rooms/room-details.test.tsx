/** @jest-environment jsdom */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  addRoomPicture,
  arrangeRoomPictures,
  changeRoomDetails,
  readRoomDetails,
} from '../../../contract/room-details.ts';
import { aProblem, aServer, FLOOR, heading, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const FJORD = '00000000-0000-4000-8000-000000000041';
const picture = (number: number) => ({
  id: `00000000-0000-4000-8000-00000000006${number}`,
  alt: `Picture ${number}`,
  hash: String(number).repeat(32),
});
const details = (over: object = {}) => ({
  room: { id: FJORD, name: 'fjord', mailbox: 'fjord@nordhavn.example', unit: FLOOR },
  directions: '',
  contact: null,
  pictures: [],
  position: null,
  version: 1,
  picturesVersion: 1,
  ...over,
});
async function openRoom(stored: object = details(), allowed?: Parameters<typeof aServer>[0]) {
  const server = aServer(allowed);
  server.on(readRoomDetails, () => stored);
  openPortal(`/rooms/${FJORD}`, { server });
  await heading('Details of fjord');
  return server;
}

test('the way there and whom to ask are saved; half a contact is refused at its field', async () => {
  const server = await openRoom();
  const said = { directions: 'Third floor', contact: { name: 'AV team', mail: 'av@nordhavn.example' } };
  server.on(changeRoomDetails, () => details({ ...said, version: 2 }));
  await userEvent.type(screen.getByLabelText('How to get there'), 'Third floor');
  await userEvent.type(screen.getByLabelText('Contact'), 'AV team');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findAllByText(/^Mail of the contact: /)).length).toBeGreaterThan(0);
  expect(server.sent(changeRoomDetails)).toEqual([]);

  await userEvent.type(screen.getByLabelText('Mail of the contact'), 'av@nordhavn.example');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent(changeRoomDetails)).toMatchObject([{ version: 1, body: said }]));
});

test('a picture needs what it shows, and is added under the version of the pictures', async () => {
  const server = await openRoom(details({ picturesVersion: 4 }));
  server.on(addRoomPicture, () => details({ pictures: [picture(1)], picturesVersion: 5 }));
  const file = new File([Uint8Array.of(1, 2, 3)], 'room.jpg', { type: 'image/jpeg' });
  await userEvent.click(screen.getByRole('button', { name: 'Add a picture' }));
  expect(await screen.findByText('Choose a picture.')).toBeTruthy();
  await userEvent.upload(screen.getByLabelText(/^Picture\s*\*/), file);
  await userEvent.click(screen.getByRole('button', { name: 'Add a picture' }));
  expect((await screen.findAllByText(/^What it shows: must not be empty/)).length).toBeGreaterThan(0);
  await userEvent.type(screen.getByLabelText(/^What it shows/), 'The table');
  await userEvent.click(screen.getByRole('button', { name: 'Add a picture' }));
  await waitFor(() =>
    expect(server.sent(addRoomPicture)).toMatchObject([
      { version: 4, params: { id: FJORD }, body: { alt: 'The table', content: 'AQID' } },
    ]),
  );
});

test('pictures are put in another order, said in other words and removed, and saved together', async () => {
  const stored = details({ pictures: [picture(1), picture(2), picture(3)], picturesVersion: 7 });
  const server = await openRoom(stored);
  server.on(arrangeRoomPictures, () => stored);
  await userEvent.click(screen.getByRole('button', { name: 'Move picture 3 up' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove picture 1' }));
  const alt = screen.getByLabelText(/^What picture 1 shows/);
  await userEvent.clear(alt);
  await userEvent.type(alt, 'The window');
  expect(screen.queryByRole('button', { name: 'Add a picture' })).toBeNull(); // one thing after the other
  await userEvent.click(screen.getByRole('button', { name: 'Save the pictures' }));
  await waitFor(() =>
    expect(server.sent(arrangeRoomPictures)).toMatchObject([
      {
        version: 7,
        body: {
          pictures: [
            { id: picture(3).id, alt: 'The window' },
            { id: picture(2).id, alt: 'Picture 2' },
          ],
        },
      },
    ]),
  );
});

test('a room with six pictures takes no other one', async () => {
  await openRoom(details({ pictures: [1, 2, 3, 4, 5, 6].map(picture) }));
  expect(screen.getByText(/^A room has at most 6 pictures/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a picture' })).toBeNull();
});

test('whoever may only look reads what is said; the way to the floor plan is there for everybody', async () => {
  await openRoom(details({ directions: 'Third floor', position: { x: 1, y: 1 } }), ['calendars.read']);
  expect(screen.getByText('Third floor')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^(Save|Add)/ })).toBeNull();
  expect(screen.getByText('It is on the floor plan of its place.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Floor plan' }).getAttribute('href')).toBe(
    `/portal/places/${FLOOR}/plan`,
  );
});

test('a room that is gone says so and leads back', async () => {
  const server = aServer();
  server.on(readRoomDetails, () => aProblem('not-found', 404));
  openPortal(`/rooms/${FJORD}`, { server });
  expect(await screen.findByText('This room is not here')).toBeTruthy();
});
