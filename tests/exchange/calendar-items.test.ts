import { readCalendarItems, withoutItems } from '../../server/exchange/ews/calendar-items.ts';
import { toFoundMeeting } from '../../server/exchange/ews/room-meeting.ts';
import { createWordWatch } from '../../server/exchange/unknown-words.ts';

const reply = (items: string) =>
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:FindItemResponse>' +
  '<m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="true">' +
  `<t:Items>${items}</t:Items></m:RootFolder></m:FindItemResponse></s:Body></s:Envelope>`;
const item = (content: string) =>
  `<t:CalendarItem><t:ItemId Id="AAMk1" ChangeKey="v1"/>${content}</t:CalendarItem>`;
const times = '<t:Start>2026-12-01T09:00:00Z</t:Start><t:End>2026-12-01T10:00:00Z</t:End>';
const person = (name: string) =>
  `<t:Mailbox><t:Name>${name}</t:Name><t:EmailAddress>${name}@nordhavn.test</t:EmailAddress></t:Mailbox>`;
const only = (content: string) => readCalendarItems(reply(item(content)))[0];

describe('the items of a calendar view', () => {
  test('are read one by one, each with its own fields', () => {
    const items = readCalendarItems(
      reply(
        item(`<t:Subject>One</t:Subject>${times}<t:IsCancelled>true</t:IsCancelled>`) +
          item(`${times}<t:IsAllDayEvent>1</t:IsAllDayEvent><t:MyResponseType>Accept</t:MyResponseType>`),
      ),
    );
    expect(items).toMatchObject([
      { id: 'AAMk1', changeKey: 'v1', subject: 'One', isCanceled: true, isAllDay: false, response: null },
      { subject: null, isCanceled: false, isAllDay: true, response: 'Accept' },
    ]);
  });

  test('are what was written, whichever way XML writes it', () => {
    expect(only(`<t:Subject>R&amp;D &lt;&#x41;&#66;&gt; &quot;&apos;</t:Subject>`)?.subject).toBe(
      'R&D <AB> "\'',
    );
    expect(only('<t:Subject>a<!-- b --><![CDATA[<c> &amp; ]]>d</t:Subject>')?.subject).toBe('a<c> &amp; d');
    expect(only('<t:Subject>&#x1F600; &#xFFFFFFFF;</t:Subject>')?.subject).toBe('\u{1F600} ');
    expect(
      readCalendarItems(reply('<t:CalendarItem><t:ItemId ChangeKey=\'a&amp;b\' Id = "x"/></t:CalendarItem>')),
    ).toMatchObject([{ id: 'x', changeKey: 'a&b' }]);
  });

  test.each([
    ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01T10:00:00+01:00', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01T09:00:00.1234567Z', '2026-12-01T09:00:00.123Z'],
    [' 2026-12-01T09:00:00 ', '2026-12-01T09:00:00.000Z'],
    ['2026-13-41T09:00:00Z', null],
  ])('stand at %s in UTC', (written, start) => {
    expect(only(`<t:Start>${written}</t:Start>`)?.start).toBe(start);
  });

  test('name their organizer, and nobody else who has a mailbox', () => {
    const found = only(
      `${times}<t:Organizer>${person('anna')}</t:Organizer><t:RequiredAttendees><t:Attendee>${person('bent')}</t:Attendee></t:RequiredAttendees>`,
    );
    expect(found).toMatchObject({ organizerName: 'anna', organizerAddress: 'anna@nordhavn.test' });
  });

  test('are not mistaken for what stands elsewhere in the reply', () => {
    const text = reply(item(times)).replace(
      '</m:RootFolder>',
      '<t:Subject>not ours</t:Subject></m:RootFolder>',
    );
    expect(readCalendarItems(text)).toMatchObject([{ subject: null }]);
    expect(readCalendarItems('<a><t:CalendarItem><t:Subject>stray</t:Subject></t:CalendarItem></a>')).toEqual(
      [],
    );
  });

  test.each(['<t:Start>2026-12-01T09:00:00Z</t:Start>', '<t:End>2026-12-01T09:00:00Z</t:End>', ''])(
    'are no meetings without a beginning and an end: %s',
    (content) => {
      const [found] = readCalendarItems(reply(item(content)));
      expect(() => found && toFoundMeeting(found, createWordWatch())).toThrow('without an id or a time');
    },
  );
});

describe('what the library is given of a reply', () => {
  test('is all of it but the items', () => {
    expect(withoutItems(reply(item(times) + item(times)))).toBe(
      reply('').replace('<t:Items></t:Items>', '<t:Items/>'),
    );
  });

  test('is all of it when something could look like the end of the items', () => {
    const text = reply(item(`${times}<t:Subject><![CDATA[</t:Items>]]></t:Subject>`));
    expect(withoutItems(text)).toBe(text);
  });
});
