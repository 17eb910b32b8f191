import { meetingUidOf, namesInstance } from '../../server/exchange/meeting-uid.ts';

/** Class id, instance date, creation time, eight reserved bytes, size, data (MS-OXOCAL 2.2.1.27). */
const globalId = (instance: string, data: string) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length / 2);
  return `040000008200e00074c5b7101a82e008${instance}a0b1c2d3e4f5d901${'0'.repeat(16)}${size.toString('hex')}${data}`;
};
const own = (instance: string) => globalId(instance, '00112233445566778899aabbccddeeff');
const foreign = (uid: string) =>
  globalId(
    '00000000',
    Buffer.concat([Buffer.from('vCal-Uid'), Buffer.from([1, 0, 0, 0]), Buffer.from(`${uid}\0`)]).toString(
      'hex',
    ),
  );

test('a date of a series has the id of its series', () => {
  const series = own('00000000');

  expect(meetingUidOf(own('07ea0c05'))).toBe(series);
  expect(meetingUidOf(own('07EA0C0C').toUpperCase())).toBe(series);
  expect(meetingUidOf(series)).toBe(series);
  expect(meetingUidOf(globalId('07ea0c05', 'ff'.repeat(16)))).not.toBe(series);
});

test('an id names a date only when its instance bytes do', () => {
  expect(namesInstance(own('07EA0C05').toUpperCase())).toBe(true);
  expect(namesInstance(own('00000000'))).toBe(false);
  expect(namesInstance('abc07ea0c05@google.com')).toBe(false);
});

test('an id that another system gave is the same whether Exchange wraps it or not', () => {
  expect(meetingUidOf('7kukuqrfedlm2f9t0vr42q2@google.com')).toBe('7kukuqrfedlm2f9t0vr42q2@google.com');
  expect(meetingUidOf(foreign('7kukuqrfedlm2f9t0vr42q2@google.com').toUpperCase())).toBe(
    '7kukuqrfedlm2f9t0vr42q2@google.com',
  );
  expect(meetingUidOf(foreign('Møde-1'))).toBe('Møde-1');
});

test('a wrapped id that is empty stays what it is', () => {
  expect(meetingUidOf(foreign(''))).toBe(foreign(''));
});

test('an id is text that a database takes, however long and strange it came', () => {
  const long = 'x'.repeat(5000);

  expect(meetingUidOf(long)).toMatch(/^[\da-f]{64}$/);
  expect(meetingUidOf(long)).not.toBe(meetingUidOf(`${long}y`));
  expect(meetingUidOf(' a\u0000b\ud800 ')).toBe('a b\ufffd');
});
