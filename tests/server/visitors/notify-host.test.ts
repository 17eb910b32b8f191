import { Instant } from '../../../contract/primitives.ts';
import { isTooSoon } from '../../../server/modules/visitors/notify/too-soon.ts';

const at = (text: string) => Instant.parse(`2026-12-02T${text}Z`);

describe('a host is told again', () => {
  test.each([
    ['not in the minute after the arrival', '11:00:00', null, '11:00:59', true],
    ['when that minute is over', '11:00:00', null, '11:01:00', false],
    ['not in the minute after it was done by hand', '09:00:00', '11:00:00', '11:00:30', true],
    ['a minute after that', '09:00:00', '11:00:00', '11:01:00', false],
    ['not by a clock that was set back meanwhile', '11:00:00', '11:30:00', '11:20:00', true],
  ])('%s', (_what, arrived, last, now, expected) => {
    expect(isTooSoon({ arrivedAt: at(arrived) }, last === null ? null : { at: at(last) }, at(now))).toBe(
      expected,
    );
  });
});
