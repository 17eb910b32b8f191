import { createHolds } from '../../../server/outbound/holds.ts';
import type { OutboundReply } from '../../../server/outbound/outbound.ts';

const fjord = { integration: 'one', mailbox: 'fjord@nordhavn.example' };
const reply = (status: number, retryAfterSeconds: number | null): OutboundReply => ({
  status,
  retryAfterSeconds,
  headers: { 'retry-after': String(retryAfterSeconds), 'content-type': 'application/json' },
  body: Buffer.from('{}'),
});

let now = 1_000_000;
const holds = createHolds<OutboundReply>(() => now);
beforeEach(() => {
  holds.clear();
  now = 1_000_000;
});

describe('a reply that asks to wait', () => {
  test.each([429, 503])('%i is given again with the seconds that are left, and not after them', (status) => {
    holds.note(fjord, reply(status, 60));
    now += 20_500;
    expect(holds.find(fjord)).toMatchObject({
      status,
      retryAfterSeconds: 40,
      headers: { 'retry-after': '40', 'content-type': 'application/json' },
    });

    now += 40_000;
    expect(holds.find(fjord)).toBeNull();
  });

  test('holds the mailbox and the integration it was about, and no other', () => {
    holds.note(fjord, reply(429, 60));

    expect(holds.find({ ...fjord, mailbox: 'skov@nordhavn.example' })).toBeNull();
    expect(holds.find({ ...fjord, integration: 'two' })).toBeNull();
    expect(holds.find({ integration: 'one' })).toBeNull();
  });

  test('holds nothing when it names no time, is no refusal, or concerns no integration', () => {
    holds.note(fjord, reply(429, null));
    holds.note(fjord, reply(429, 0));
    holds.note(fjord, reply(200, 60));
    holds.note({}, reply(429, 60));

    expect(holds.find(fjord)).toBeNull();
    expect(holds.find({})).toBeNull();
  });
});
