import { allowedCall, allowedProbe } from '../../server/exchange/graph/allowed-calls.ts';
import { MEETING_FIELDS } from '../../server/exchange/graph/room-meeting.ts';

const graph = (path: string) => new URL(`https://graph.microsoft.com${path}`);

test.each([
  ['GET', '/v1.0/places/microsoft.graph.room?$top=100', 'places', null],
  ['GET', '/v1.0/organization', 'organization', null],
  ['GET', '/v1.0/groups?$select=id', 'groups', null],
  ['GET', '/v1.0/groups/g1/transitiveMembers/microsoft.graph.user?$count=true', 'transitiveMembers', null],
  ['GET', '/v1.0/users/anna', 'users', null],
  ['GET', '/v1.0/users/fjord%40x.test/calendarView?$select=id', 'calendarView', 'fjord@x.test'],
  [
    'GET',
    `/v1.0/users/fjord%40x.test/calendarView?startDateTime=a&endDateTime=b&$top=1000&$select=${MEETING_FIELDS}&$skip=10`,
    'calendarView',
    'fjord@x.test',
  ],
  ['POST', '/v1.0/users/fjord%40x.test/calendar/getSchedule', 'getSchedule', 'fjord@x.test'],
  ['POST', '/v1.0/users/anna/checkMemberGroups', 'checkMemberGroups', null],
])('%s %s may be asked', (method, path, operation, mailbox) => {
  expect(allowedCall(method, graph(path))).toEqual({ operation, mailbox });
});

test('changes of a calendar may be asked, and of the answer only ids are kept, which the record says', () => {
  for (const query of ['startDateTime=a&endDateTime=b', '$skiptoken=a', '$deltatoken=a']) {
    expect(allowedCall('GET', graph(`/v1.0/users/fjord%40x.test/calendarView/delta?${query}`))).toEqual({
      operation: 'calendarView/delta',
      mailbox: 'fjord@x.test',
      isCutToIds: true,
      properties: 'ids only; bodies are discarded unread',
    });
  }
});

test.each([
  ['GET', '/v1.0/users/fjord/calendarView'],
  ['GET', '/v1.0/users/fjord/calendarView?$select='],
  ['GET', '/v1.0/users/fjord/calendarView?$select=body'],
  ['GET', `/v1.0/users/fjord/calendarView?$select=${MEETING_FIELDS},body`],
  ['GET', `/v1.0/users/fjord/calendarView?$select=${MEETING_FIELDS}&$select=body`],
  ['GET', `/v1.0/users/fjord/calendarView?$select=${MEETING_FIELDS}&$expand=attachments`],
  ['GET', `/v1.0/users/fjord/calendarView?$select=${MEETING_FIELDS}&$filter=subject`],
  ['GET', '/v1.0/users/fjord/calendarView/delta?$expand=attachments'],
  ['GET', '/v1.0/users/fjord/calendarView/delta?$select=body'],
  ['GET', '/v1.0/subscriptions'],
  ['POST', '/v1.0/subscriptions'],
  ['DELETE', '/v1.0/subscriptions/1'],
  ['GET', '/v1.0/users/fjord/messages'],
  ['GET', '/v1.0/users/fjord/mailFolders/inbox'],
  ['GET', '/v1.0/users/fjord/events/1'],
  ['GET', '/v1.0/users/fjord/events/1/attachments'],
  ['GET', '/v1.0/users/fjord/contacts'],
  ['GET', '/v1.0/users/fjord/drive'],
  ['POST', '/v1.0/users/fjord/events'],
  ['POST', '/v1.0/users/fjord/sendMail'],
  ['PATCH', '/v1.0/users/fjord/calendarView'],
  ['DELETE', '/v1.0/groups'],
  ['GET', '/v1.0/groups/g1/transitiveMembers'],
  ['GET', '/v1.0/groups/g1/owners'],
  ['POST', '/v1.0/groups/g1/transitiveMembers/microsoft.graph.user'],
  ['PUT', '/v1.0/places/fjord'],
  ['POST', '/v1.0/places/fjord'],
  ['GET', '/v1.0/me'],
  ['GET', '/beta/places/microsoft.graph.room'],
  ['GET', '/users/anna'],
  ['POST', '/v1.0/$batch'],
  ['GET', '/v1.0/users/x%2Fmessages'],
  ['GET', '/v1.0/places/../users/fjord/messages'],
])('%s %s never leaves, and the error names nobody', (method, path) => {
  expect(() => allowedCall(method, graph(path))).toThrow(/^Graph may not be asked/);
  expect(() => allowedCall(method, graph(path))).not.toThrow(/fjord|anna/);
});

test('one harmless question to a mail folder leaves for the access proof, and nothing like it', () => {
  const probe = '/v1.0/users/olav%40x.test/messages?$top=1&$select=id';
  expect(allowedProbe('GET', graph(probe))).toEqual({
    operation: 'messages (probe)',
    mailbox: 'olav@x.test',
    isUnread: true,
  });
  expect(() => allowedCall('GET', graph(probe))).toThrow(/^Graph may not be asked/);

  for (const [method, path] of [
    ['GET', '/v1.0/users/olav/messages'],
    ['GET', '/v1.0/users/olav/messages?$top=1'],
    ['GET', '/v1.0/users/olav/messages?$top=10&$select=id'],
    ['GET', '/v1.0/users/olav/messages?$top=1&$select=id,subject'],
    ['GET', '/v1.0/users/olav/messages?$top=1&$select=id&$expand=attachments'],
    ['GET', '/v1.0/users/olav/messages/1?$top=1&$select=id'],
    ['GET', '/v1.0/users/olav%2Fx/messages?$top=1&$select=id'],
    ['POST', '/v1.0/users/olav/messages?$top=1&$select=id'],
    ['GET', '/v1.0/me/messages?$top=1&$select=id'],
  ] as const) {
    expect(() => allowedProbe(method, graph(path))).toThrow(/^Graph may not be asked/);
  }
});
