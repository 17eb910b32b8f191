import { randomUUID } from 'node:crypto';
import { noticeFacts } from './notice-facts.ts';
import type { NewNotice } from './outbox.ts';
import { renderMail } from './render-mail.ts';
import type { MailReader, RenderedMail } from './render-mail.ts';
import { readNotice } from './stored-notice.ts';

/** The mail that these notices would become, without being told to anybody: they go through the schema of stored ones. */
export function renderNotices(notices: readonly NewNotice[], reader: MailReader): RenderedMail {
  const stored = notices.flatMap(({ link, item, template, facts, at }) => {
    const written = JSON.parse(JSON.stringify(noticeFacts[template].parse(facts))) as unknown; // as the database gives it
    return readNotice({ id: randomUUID(), link, item, template, facts: written, at, isRead: false }) ?? [];
  });
  return renderMail(stored, reader);
}
