import { z } from 'zod';
import { Instant, prose } from './primitives.ts';
import { route } from './route.ts';
import { RequestId, TemplateId } from './service-ids.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** Made by whoever writes, once per message: the same id with the same text is the same message. */
export const MessageId = z.uuid(id).toLowerCase().brand<'MessageId'>();
export type MessageId = z.output<typeof MessageId>;

export const MOST_MESSAGE = 2_000;
/** On one order, notes and messages each. */
export const MOST_MESSAGES = 200;

const MessageText = prose(MOST_MESSAGE).refine((text) => text !== '', { error: 'must not be empty' });

/** What somebody wrote: plain text, never markup. */
export const Written = z.object({ id: MessageId, author: z.string(), text: z.string(), at: Instant });
export type Written = z.output<typeof Written>;

/** What team and organizer said to each other about an order; of a series, about all its dates. */
export const Message = Written.extend({ from: z.enum(['team', 'organizer']) });
export type Message = z.output<typeof Message>;

const written = z.strictObject({ id: MessageId, text: MessageText });
const order = z.strictObject({ template: TemplateId });
const request = z.strictObject({ id: RequestId });

export const listMessages = route({
  api: 'addin-api',
  method: 'get',
  path: '/service-requests/:template/messages',
  summary: 'What the team and whoever ordered said to each other about an order, oldest first',
  access: 'rooms.read',
  params: order,
  reply: z.object({ messages: z.array(Message) }),
  problems: ['not-found'],
});

export const writeToTeam = route({
  api: 'addin-api',
  method: 'post',
  path: '/service-requests/:template/messages',
  summary: 'Writes to the team about an order; the team is told',
  access: 'rooms.read',
  params: order,
  body: written,
  reply: Message,
  status: 201,
  problems: ['not-found', 'permission-missing', 'idempotency-key-reused', 'not-possible-now'],
});

export const writeToOrganizer = route({
  api: 'portal-api',
  method: 'post',
  path: '/service-requests/:id/messages',
  summary: 'Writes to the organizer about a request; the organizer is told, with the text and how to answer',
  access: 'requests.work',
  params: request,
  body: written,
  reply: Message,
  status: 201,
  problems: ['not-found', 'idempotency-key-reused', 'not-possible-now'],
});

export const markMessagesRead = route({
  api: 'portal-api',
  method: 'post',
  path: '/service-requests/:id/messages/read',
  summary: 'The team has read what the organizer wrote; repeating it is harmless',
  access: 'requests.work',
  params: request,
  reply: z.object({}),
  problems: ['not-found'],
});

export const addNote = route({
  api: 'portal-api',
  method: 'post',
  path: '/service-requests/:id/notes',
  summary: 'Notes something for the team; the organizer never sees it',
  access: 'requests.work',
  params: request,
  body: written,
  reply: Written,
  status: 201,
  problems: ['not-found', 'idempotency-key-reused', 'not-possible-now'],
});
