import { OrganizationId } from '../../../contract/primitives.ts';
import { createLiveHub } from '../../../server/modules/messages/live.ts';
import { liveTopics } from '../../../server/modules/messages/outbox.ts';
import { eventually } from '../../support/eventually.ts';

const organization = OrganizationId.parse('00000001-0000-4000-8000-000000000001');

const unheard = (_text: string): void => undefined;

test.each(liveTopics)('an open page is told of %s', async (topic) => {
  let tell = unheard;
  const hub = await createLiveHub(async (_channel, onMessage) => {
    tell = onMessage;
    return { close: async () => undefined };
  });
  const told: string[] = [];
  hub.watch(
    organization,
    (topics) => told.push(...topics),
    () => undefined,
  );

  tell(`${organization} ${topic}`);
  tell(`${organization} something-of-another-version`);

  expect(
    await eventually(
      () => told,
      (seen) => seen.length > 0,
    ),
  ).toEqual([topic]);
  await hub.close();
});
