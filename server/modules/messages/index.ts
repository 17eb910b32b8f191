export { createMessages } from './create-messages.ts';
export type { Messages, MessagesDeps } from './create-messages.ts';
export { forgetItems } from './forget-items.store.ts';
export { liveRoutes } from './live.routes.ts';
export { messagesRoutes } from './messages.routes.ts';
export type { Slot } from './notice-facts.ts';
export type { Live, LiveTopic, NewNotice, NoticeOf, Outbox, Party } from './outbox.ts';
export { wordsOf } from './texts/index.ts';
export type { Contact } from './outbox.store.ts';
