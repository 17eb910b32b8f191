import { CalendarId } from '../../../contract/primitives.ts';
import { hashOf } from '../../../server/modules/mirror/keep-subscription.ts';
import { judge, readNotifications } from '../../../server/modules/mirror/notifications.ts';
import { nordhavn } from '../calendars/small-organization.ts';

const named = {
  organization: nordhavn,
  calendar: CalendarId.parse('60000000-0000-4000-8000-000000000001'),
  id: 'known',
  clientStateHash: hashOf('right'),
  tenantId: '40000000-0000-4000-8000-000000000001',
};
const good = { subscriptionId: 'known', clientState: 'right', tenantId: named.tenantId };

describe('a notification', () => {
  test('is believed with the client state of its subscription and its tenant, in any case', () => {
    expect(judge(good, named)).toBe('accepted');
    expect(judge({ ...good, tenantId: named.tenantId.toUpperCase() }, named)).toBe('accepted');
  });

  test('is dropped with another client state, or none, for another tenant, or none, or another subscription', () => {
    expect(judge({ ...good, clientState: 'wrong' }, named)).toBe('forged');
    expect(judge({ ...good, clientState: undefined }, named)).toBe('forged');
    expect(judge({ ...good, clientState: null }, named)).toBe('forged');
    expect(judge({ ...good, tenantId: '40000000-0000-4000-8000-000000000002' }, named)).toBe('wrong-tenant');
    expect(judge({ ...good, tenantId: undefined }, named)).toBe('wrong-tenant');
    expect(judge(good, undefined)).toBe('unknown');
  });

  test('counts once however often a body repeats it', () => {
    const { notifications } = readNotifications({ value: Array.from({ length: 100 }, () => good) });
    expect(notifications).toEqual([{ notification: good, count: 100 }]);
  });

  test('may stand beside entries that are none, and is taken all the same', () => {
    const body = {
      value: [
        null,
        'text',
        { subscriptionId: 7 },
        good,
        { ...good, lifecycleEvent: 'invented' },
        { ...good, subscriptionId: 'no name\0' },
      ],
    };
    const { notifications, unreadable } = readNotifications(body);
    expect(notifications).toHaveLength(1);
    expect(unreadable).toBe(5);
  });

  test('keeps nothing of what Microsoft says about the item', () => {
    const body = { value: [{ ...good, changeType: 'updated', resourceData: { id: 'planted' } }] };
    expect(JSON.stringify(readNotifications(body))).not.toContain('planted');
  });

  test.each([{}, [], null, 'text', { value: 'text' }, { value: Array.from({ length: 10_001 }, () => good) }])(
    'must come in a list of a bounded length',
    (body) => {
      expect(() => readNotifications(body)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
    },
  );
});
