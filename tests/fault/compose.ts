import { randomUUID } from 'node:crypto';
import { putMeeting } from '../../contract/meetings.ts';
import type { Planned } from '../../contract/meetings.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  withdrawTemplate,
} from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Call } from '../../ui/api/call.ts';
import { address } from './cast.ts';
import type { Asked, Slot, Story } from './story.ts';

export const ZONE = 'Europe/Copenhagen';

/** Tells the product what the form holds. */
export async function say(
  story: Story,
  call: Call,
  { rooms, start, end }: Slot,
  signal: 'compose' | 'send',
  recurrence: Planned['recurrence'] = null,
): Promise<void> {
  const { organizer, company, bookingKey } = story;
  await call(putMeeting, {
    params: { bookingKey },
    body: {
      organizer: address(organizer, company),
      organizerName: organizer,
      language: 'en',
      rooms: rooms.map((room) => address(room, company)),
      start,
      end,
      timeZone: ZONE,
      recurrence,
      seriesId: null,
      signal,
    },
  });
}

/** Asks a team for something, sometimes twice at once, as an impatient person does. */
export async function ask(story: Story, call: Call, { rooms, start, end }: Slot): Promise<void> {
  const room = rooms.map((one) => address(one, story.company));
  const { providers } = await call(listRoomProviders, { query: { room, start, end } });
  const provider = providers.find(({ kind }) => kind === 'set-up')?.id;
  if (provider === undefined) throw new Error(`no team serves ${rooms.join()}`);
  const clientKey = randomUUID();
  const tag = `${story.name}/${story.asked.size}`;
  const text = `${tag}: chairs in a circle`;
  const once = () =>
    call(addTemplate, { params: { bookingKey: story.bookingKey }, body: { clientKey, provider, text } });
  await Promise.all(story.random.chance(0.2) ? [once(), once()] : [once()]);
  story.asked.set(clientKey, { tag, text, isWithdrawn: false });
}

const words = ['two flip charts', 'tables in rows', 'no chairs at all', 'a lectern'] as const;

/** Changes one's mind about something that was asked for: other words for it, or not at all. */
export async function reconsider(story: Story, call: Call): Promise<void> {
  const { random } = story;
  const open = [...story.asked.values()].filter(({ isWithdrawn }) => !isWithdrawn);
  if (open.length === 0) return;
  const asked = random.pick(open);
  if (random.chance(0.4)) await withdraw(story, call, asked);
  else await reword(story, call, asked, `${asked.tag}: ${random.pick(words)}`);
}

async function reword(story: Story, call: Call, asked: Asked, text: string): Promise<void> {
  await onLatest(
    story,
    call,
    asked,
    (template) => template.text === text,
    ({ id, version }) => call(changeTemplate, { params: { template: id }, version, body: { text } }),
  );
  asked.text = text;
}

async function withdraw(story: Story, call: Call, asked: Asked): Promise<void> {
  await onLatest(
    story,
    call,
    asked,
    ({ withdrawnAt }) => withdrawnAt !== null,
    ({ id, version }) => call(withdrawTemplate, { params: { template: id }, version }),
  );
  asked.isWithdrawn = true;
}

/**
 * Does something to a request as it is now. Whoever is told that somebody else was faster looks again, as the pane does:
 * that was the meeting, which moved, or this very call before its answer was lost.
 */
async function onLatest(
  { bookingKey }: Story,
  call: Call,
  { tag }: Asked,
  isDone: (template: TemplateReply) => boolean,
  act: (template: TemplateReply) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const { templates } = await call(listTemplates, { params: { bookingKey } });
    const template = templates.find(({ text }) => text.startsWith(`${tag}:`));
    if (!template) throw new Error(`${tag} is not there`);
    if (isDone(template)) return;
    try {
      await act(template);
      return;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'changed-meanwhile')) throw error;
    }
  }
}
