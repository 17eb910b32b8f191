import { Instant } from '../../contract/primitives.ts';
import { createGraphNotifications } from '../../server/exchange/graph/graph-notifications.ts';
import { MEETING_FIELDS } from '../../server/exchange/graph/room-meeting.ts';
import { describeWithSchema } from '../graph/graph-schema.ts';
import { json } from '../server/outbound/far-side.ts';
import { mailbox, startSmallGraph } from './small-graph.ts';

describeWithSchema('what the adapter writes, against the types of Microsoft', (mistakes) => {
  test('an order of notifications and its renewal are subscriptions', async () => {
    const expirationDateTime = Instant.parse('2026-12-07T08:00:00Z');
    const graph = await startSmallGraph((res) => json(res, 200, { id: 'one', expirationDateTime }));
    const notifications = createGraphNotifications(graph.options);
    try {
      await notifications.subscribe(mailbox('fjord'), {
        notificationUrl: 'https://foyer.test/webhooks/graph',
        lifecycleUrl: 'https://foyer.test/webhooks/graph/lifecycle',
        clientState: 'state',
        expiresAt: expirationDateTime,
      });
      await notifications.renew('one', expirationDateTime);
    } finally {
      await graph.close();
    }

    expect(graph.received.map(({ body }) => mistakes('subscription', JSON.parse(body)))).toEqual([[], []]);
  });

  test('every field that is asked of a meeting is one of an event', () => {
    const asked = Object.fromEntries(MEETING_FIELDS.split(',').map((field) => [field, null]));
    const unknown = mistakes('event', asked).filter((mistake) => mistake.includes('is no property'));
    expect(unknown).toEqual([]);
    expect(Object.keys(asked)).toHaveLength(14);
  });
});
