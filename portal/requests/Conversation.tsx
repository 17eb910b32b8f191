import { Body1, Caption1 } from '@fluentui/react-components';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { markMessagesRead, writeToOrganizer } from '../../contract/conversations.ts';
import { listBoard } from '../../contract/board.ts';
import type { RequestPage } from '../../contract/request-page.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { WriteForm } from './WriteForm.tsx';
import { WrittenList } from './WrittenList.tsx';

/** What team and organizer say to each other. Who opens the page has read it. */
export function Conversation({ page: { request, team, messages } }: { readonly page: RequestPage }) {
  const { t } = useTranslation('portal');
  const { call } = useSession();
  const stale = useStale();
  const { id, unread } = request;
  const organizer = request.organizer.name || request.organizer.mail;
  const read = useEffectEvent(async () => {
    await call(markMessagesRead, { params: { id } }).catch(() => undefined); // it stays marked, and is tried again
    stale(listBoard);
  });
  useEffect(() => {
    if (unread > 0) void read();
  }, [unread]);
  return (
    <>
      <Caption1>{t('requests.page.conversationHint', { name: organizer })}</Caption1>
      {messages.length === 0 ? (
        <Body1>{t('requests.page.nothingSaid')}</Body1>
      ) : (
        <WrittenList
          label={t('requests.page.conversation')}
          written={messages.map((one) => ({ ...one, side: t(`requests.page.from.${one.from}`) }))}
          timeZone={team.timeZone}
        />
      )}
      <WriteForm
        route={writeToOrganizer}
        request={id}
        label={t('requests.page.message')}
        button={t('requests.page.send', { name: organizer })}
        done={t('requests.page.sent', { name: organizer })}
      />
    </>
  );
}
