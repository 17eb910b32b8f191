import { randomUUID } from 'node:crypto';
import { MessageId, addNote, writeToOrganizer, writeToTeam } from '../../contract/conversations.ts';
import { Properties } from '../../contract/properties.ts';
import { changeProvider, listProviders } from '../../contract/service-teams.ts';
import { addTemplate } from '../../contract/services.ts';
import { aPane, boardOnce, send } from '../http/scenarios/a-booking.ts';
import type { House } from './house.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

const newId = () => MessageId.parse(randomUUID());

/** A set-up team that asks questions, and a request to it with everything that can be said on its page. Gives its id. */
export async function layConversation(house: House): Promise<string> {
  const hana = await house.portal('hana');
  const { providers } = await hana.call(listProviders, {});
  const team = providers.find(({ name }) => name === 'House team CPH');
  if (!team) throw new Error('the house team is not there');
  const [seats, van] = [randomUUID(), randomUUID()];
  const asked = { kind: 'text', isRequired: true } as const;
  await hana.call(changeProvider, {
    params: { id: team.id },
    version: team.version,
    body: {
      userProperties: Properties.parse([{ ...asked, id: seats, name: 'How the seats stand' }]),
      staffProperties: Properties.parse([{ ...asked, id: van, name: 'Van', help: 'Its number plate.' }]),
    },
  });
  const anna = await house.caller('anna');
  const pane = aPane(anna, 'anna', 'Anna Holm');
  await pane.say({ rooms: ['fjord'], ...noon });
  const template = await anna(addTemplate, {
    params: { bookingKey: pane.bookingKey },
    body: {
      clientKey: randomUUID(),
      provider: team.id,
      text: 'Two flip charts, and a lectern in front of the screen',
      properties: { [seats]: 'In a circle, with a gap for the wheelchair' },
    },
  });
  await send(house, { rooms: ['fjord'], ...noon });
  const request = (await boardOnce(house, (all) => all.some(({ start }) => start === noon.start))).find(
    ({ start }) => start === noon.start,
  );
  if (!request) throw new Error('the request did not come');
  const params = { id: request.id };
  const { call } = await house.portal('fatima');
  await call(writeToOrganizer, { params, body: { id: newId(), text: 'Which flip charts, the tall ones?' } });
  await anna(writeToTeam, {
    params: { template: template.id },
    body: { id: newId(), text: 'Yes, please. And thank you!' },
  });
  await call(addNote, { params, body: { id: newId(), text: 'They always forget the cables' } });
  return request.id;
}
