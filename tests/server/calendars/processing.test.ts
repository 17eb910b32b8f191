import { readProcessing } from '../../../server/modules/calendars/processing.ts';
import { processingWarnings } from '../../../server/modules/calendars/processing-warnings.ts';
import { readPasted } from '../../../server/modules/calendars/read-pasted.ts';

const direct = { booking: 'direct' as const, kind: 'room' as const };
const request = { booking: 'request' as const, kind: 'room' as const };
const workspace = { booking: 'direct' as const, kind: 'workspace' as const };
const warningsOf = (
  settings: Record<string, unknown>,
  calendar: typeof direct | typeof request | typeof workspace = direct,
) => processingWarnings(readProcessing(settings), calendar).join(' ');

const names = (text: string) => readPasted(text).map((mailbox) => mailbox.names);

describe('what is pasted', () => {
  test('may be one object, an array, or objects one after another', () => {
    expect(names('{"Identity":"fjord"}')).toEqual([['fjord']]);
    expect(names('[{"Identity":"fjord"},{"Identity":"Skov"}]')).toEqual([['fjord'], ['skov']]);
    expect(names('{"Identity":"fjord"}\r\n{"Identity":"skov"}')).toEqual([['fjord'], ['skov']]);
  });

  test('may carry a byte order mark, zeros of UTF-16, a prompt before and a prompt after', () => {
    const json = '[{"Identity":"Møderum Ålborg"}]';
    for (const text of [
      `\uFEFF${json}`,
      `ï»¿${json}`,
      `PS C:\\> Get-CalendarProcessing\r\n${json}\r\nPS C:\\> `,
    ]) {
      expect(names(text)).toEqual([['møderum ålborg']]);
    }
    expect(names('ÿþ{"Identity":"fjord"}'.split('').join('\u0000'))).toEqual([['fjord']]);
  });

  test('names a mailbox by address, by distinguished, legacy or canonical name, or by an object', () => {
    const identities = [
      ['fjord@nordhavn.test', 'fjord@nordhavn.test'],
      ['CN=fjord,OU=Rooms,DC=nordhavn,DC=test', 'fjord'],
      [String.raw`CN=Room\, big,OU=Rooms`, 'room, big'],
      ['nordhavn.test/Rooms/fjord', 'fjord'],
      ['/o=Nordhavn/ou=Exchange/cn=Recipients/cn=0123456789abcdef0123456789abcdef-fjord', 'fjord'],
      ['@{IsDeleted=False; Name=fjord; Parent=Rooms}', 'fjord'],
      [{ Name: 'fjord', DistinguishedName: 'CN=fjord,OU=Rooms' }, 'fjord'],
    ];
    for (const [identity, name] of identities) {
      expect(names(JSON.stringify({ Identity: identity }))).toEqual([[name]]);
    }
  });

  test('that holds no settings is refused with what is expected', () => {
    for (const text of ['hello', '{', '[]', '{}', 'null', '[1,2]', '{"Identity":7}']) {
      expect(() => readPasted(text)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
    }
  });
});

describe('the settings of Exchange', () => {
  test('give no warning when they are as a room should be', () => {
    const asCreated = {
      AutomateProcessing: 'AutoAccept',
      AllowConflicts: false,
      BookingWindowInDays: 180,
      MaximumDurationInMinutes: 1440,
      AllowRecurringMeetings: true,
      ScheduleOnlyDuringWorkHours: false,
      AllBookInPolicy: true,
      AllRequestInPolicy: false,
      ForwardRequestsToDelegates: true,
      TentativePendingApproval: true,
      ProcessExternalMeetingMessages: false,
      RemovePrivateProperty: true,
      EnableAutoRelease: false,
    };
    expect(warningsOf(asCreated)).toBe('');
    expect(warningsOf({ ...asCreated, AllBookInPolicy: false, AllRequestInPolicy: true }, request)).toBe('');
  });

  test('may be numbers, words or truth values, in any case', () => {
    for (const value of ['AutoUpdate', 'autoupdate', 1, '1']) {
      expect(warningsOf({ automateprocessing: value })).toMatch(/AutoUpdate.*never confirms/);
    }
    for (const value of [0, 'None', 'NONE']) {
      expect(warningsOf({ AutomateProcessing: value })).toMatch(/None.*never confirms/);
    }
    for (const value of [true, 'True', 1]) expect(warningsOf({ AllowConflicts: value })).toMatch(/same time/);
  });

  test('that cannot be read say nothing', () => {
    expect(warningsOf({ AutomateProcessing: 99, AllowConflicts: 'perhaps', BookingWindowInDays: -1 })).toBe(
      '',
    );
    expect(warningsOf({})).toBe('');
  });

  test('that contradict our own are named, both ways round', () => {
    expect(warningsOf({ AllBookInPolicy: false }, direct)).toMatch(/here it says that booking is direct/);
    expect(warningsOf({ AllBookInPolicy: true }, request)).toMatch(/Exchange accepts them at once/);
    expect(warningsOf({ AllBookInPolicy: false }, request)).toBe('');
  });

  test('of a managed room that nobody is told about, or that shows free meanwhile, are named', () => {
    const managed = {
      AllBookInPolicy: false,
      ForwardRequestsToDelegates: false,
      TentativePendingApproval: false,
    };
    expect(warningsOf(managed, request)).toMatch(/not told.*shows as free/);
    expect(warningsOf({ ...managed, AllBookInPolicy: true }, direct)).toBe('');
  });

  test.each([
    [{ BookingWindowInDays: 30 }, /more than 30 days/],
    [{ BookingWindowInDays: 0 }, /more than 0 days/],
    [{ MaximumDurationInMinutes: 60 }, /longer than 60 minutes/],
    [{ AllowRecurringMeetings: false }, /every series/],
    [{ ScheduleOnlyDuringWorkHours: true }, /working hours/],
    [{ ProcessExternalMeetingMessages: true }, /outside of your organization/],
    [{ RemovePrivateProperty: false }, /Private meetings/],
    [{ EnableAutoRelease: true }, /check-in/],
    [{ AllBookInPolicy: false, AllRequestInPolicy: false }, /declines all others/],
  ])('%j is worth a warning', (settings, words) => {
    expect(warningsOf(settings, 'AllBookInPolicy' in settings ? request : direct)).toMatch(words);
  });

  test('of a workspace may take several bookings at once, and are named when Exchange does not count its places', () => {
    const counted = { AllowConflicts: true, EnforceCapacity: true };
    expect(warningsOf(counted, workspace)).toBe('');
    expect(warningsOf(counted, direct)).toMatch(/two meetings at the same time/);
    expect(warningsOf({ ...counted, EnforceCapacity: false }, workspace)).toMatch(
      /does not count the places.*any number of bookings/,
    );
    expect(warningsOf({ EnforceCapacity: false }, workspace)).toMatch(/one booking at a time/);
    expect(warningsOf({ EnforceCapacity: false }, direct)).toBe('');
    expect(warningsOf({ MinimumDurationInMinutes: '180' }, workspace)).toMatch(/shorter than 180 minutes/);
  });

  test('keep who the delegates are to themselves', () => {
    const kept = JSON.stringify(readProcessing({ ResourceDelegates: ['Anna Andersen'], Identity: 'fjord' }));
    expect(kept).not.toMatch(/Anna|fjord/);
  });
});
