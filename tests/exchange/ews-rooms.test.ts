import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import type { Answer, Received } from '../server/outbound/far-side.ts';
import {
  actingAs,
  fault,
  folder,
  listAsked,
  mailbox,
  operationOf,
  refused,
  resolved,
  roomLists,
  rooms,
  soap,
  startSmallEws,
} from './small-ews.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answers: Readonly<Record<string, Answer>>) {
  const ews = await startSmallEws((res, received) => {
    const answer = answers[operationOf(received)];
    if (!answer) throw new Error(`Not expected: ${operationOf(received)}`);
    answer(res, received);
  });
  open.push(ews);
  return { ...ews, exchange: createEwsExchange(ews.options) };
}

describe('the list of rooms', () => {
  test('has every room of every room list once, with the lists it is in', async () => {
    const members: Readonly<Record<string, readonly string[]>> = {
      hq: ['Fjord', 'Skov'],
      pakhus: ['Kaj', 'Fjord'],
      empty: [],
    };
    const { exchange } = await connect({
      GetRoomLists: soap(roomLists('HQ', 'Pakhus', 'Empty')),
      GetRooms: soap((received) => rooms(...(members[listAsked(received)] ?? []))),
    });

    expect(await exchange.listRooms()).toEqual([
      {
        mailbox: mailbox('fjord'),
        kind: 'room',
        displayName: 'Fjord',
        capacity: null,
        building: null,
        floor: null,
        equipment: [],
        roomLists: [mailbox('hq'), mailbox('pakhus')],
        directoryId: null,
      },
      expect.objectContaining({ mailbox: mailbox('skov'), roomLists: [mailbox('hq')] }),
      expect.objectContaining({ mailbox: mailbox('kaj'), roomLists: [mailbox('pakhus')] }),
    ]);
  });

  test('is empty in an organization without room lists', async () => {
    const { exchange } = await connect({ GetRoomLists: soap(roomLists()) });

    expect(await exchange.listRooms()).toEqual([]);
  });

  test('holds ten thousand rooms of one list', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `Room-${at}`);
    const { exchange } = await connect({
      GetRoomLists: soap(roomLists('HQ')),
      GetRooms: soap(rooms(...names)),
    });

    const found = await exchange.listRooms();

    expect(found).toHaveLength(10_000);
    expect(found.at(-1)).toMatchObject({ mailbox: mailbox('room-9999'), displayName: 'Room-9999' });
  });

  test('leaves out what has no address, names a room without a name by its address, cleans names', async () => {
    const odd = rooms('Fj&#x1;ord')
      .replace('fj&#x1;ord@nordhavn.test', 'fjord@nordhavn.test')
      .replace(
        '</m:Rooms>',
        '<t:Room><t:Id><t:Name>X</t:Name><t:EmailAddress>/o=First/cn=x</t:EmailAddress></t:Id></t:Room><t:Room><t:Id><t:EmailAddress>skov@nordhavn.test</t:EmailAddress></t:Id></t:Room></m:Rooms>',
      );
    const { exchange } = await connect({ GetRoomLists: soap(roomLists('HQ')), GetRooms: soap(odd) });

    expect((await exchange.listRooms()).map(({ displayName }) => displayName)).toEqual([
      'Fjord',
      'skov@nordhavn.test',
    ]);
  });

  test('goes on without a list that was deleted meanwhile, and is no half list when one cannot be read', async () => {
    const lists = { GetRoomLists: soap(roomLists('HQ', 'Gone')) };
    const second = (code: string) => ({
      ...lists,
      GetRooms: ((res, received) =>
        soap(
          listAsked(received) === 'gone'
            ? `<m:GetRoomsResponse ResponseClass="Error"><m:MessageText>CANARY</m:MessageText><m:ResponseCode>${code}</m:ResponseCode></m:GetRoomsResponse>`
            : rooms('Fjord'),
        )(res, received)) satisfies Answer,
    });

    const gone = await connect(second('ErrorNonExistentMailbox'));
    expect(await gone.exchange.listRooms()).toHaveLength(1);

    const denied = await connect(second('ErrorAccessDenied'));
    await expect(denied.exchange.listRooms()).rejects.toMatchObject({
      name: 'Problem',
      code: 'exchange-forbidden',
      extra: { exchangeCode: 'ErrorAccessDenied' },
    });
  });
});

const opened = (received: Received) =>
  /DistinguishedFolderId Id="calendar"/.test(received.body) && actingAs(received);

test('has the name that the directory gives it, and its calendar was opened as itself', async () => {
  const { exchange, received } = await connect({
    ResolveNames: soap(resolved('Smedje')),
    GetFolder: soap(folder),
  });

  expect(await exchange.findRoom(mailbox('smedje'))).toMatchObject({
    mailbox: mailbox('smedje'),
    displayName: 'Smedje',
    kind: 'room',
    roomLists: [],
    directoryId: null,
  });
  expect(received.map(opened)).toEqual([false, 'smedje@nordhavn.test']);
  expect(received[0]?.body).toContain('SearchScope="ActiveDirectory"');
});

describe('one room by its address', () => {
  test('asked for by an alias, has its primary address', async () => {
    const { exchange } = await connect({ ResolveNames: soap(resolved('Smedje')), GetFolder: soap(folder) });

    expect(await exchange.findRoom(mailbox('old-name'))).toMatchObject({ mailbox: mailbox('smedje') });
  });

  test('is found by what Exchange says is primary when the directory resolves nothing', async () => {
    const { exchange } = await connect({
      ResolveNames: soap(refused('ResolveNames', 'ErrorNameResolutionNoResults')),
      GetFolder: (res, received) =>
        (actingAs(received) === 'old-name@nordhavn.test'
          ? fault('ErrorNonPrimarySmtpAddress', { Primary: 'smedje@nordhavn.test' })
          : soap(folder))(res, received),
    });

    expect(await exchange.findRoom(mailbox('old-name'))).toMatchObject({ mailbox: mailbox('smedje') });
  });

  test('is null where there is no mailbox, and a refusal where there is one out of scope', async () => {
    const nobody = soap(refused('ResolveNames', 'ErrorNameResolutionNoResults'));
    const none = await connect({ ResolveNames: nobody, GetFolder: fault('ErrorNonExistentMailbox') });
    expect(await none.exchange.findRoom(mailbox('gone'))).toBeNull();

    const person = await connect({
      ResolveNames: soap(resolved('Olav')),
      GetFolder: fault('ErrorImpersonateUserDenied'),
    });
    await expect(person.exchange.findRoom(mailbox('olav'))).rejects.toMatchObject({
      code: 'exchange-forbidden',
      extra: { exchangeCode: 'ErrorImpersonateUserDenied' },
    });
  });

  test('is not guessed when the directory knows several', async () => {
    const { exchange } = await connect({
      ResolveNames: soap(resolved('Kaj', 'Dok')),
      GetFolder: (res, received) =>
        (actingAs(received) === 'ka@nordhavn.test' ? fault('ErrorNonExistentMailbox') : soap(folder))(
          res,
          received,
        ),
    });

    expect(await exchange.findRoom(mailbox('ka'))).toBeNull();
    expect(await exchange.findRoom(mailbox('dok'))).toMatchObject({ displayName: 'Dok' });
  });
});
