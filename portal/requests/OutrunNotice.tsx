import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { useSession } from '../shell/session.ts';

interface OutrunNoticeProps {
  /** As it is now. */
  readonly request: BoardRequest;
  readonly timeZone: string;
}

/** Somebody was faster: nothing was done, and this is how it stands now. */
export function OutrunNotice({ request, timeZone }: OutrunNoticeProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { status, deliverAt, room } = request;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t('requests.conflict.title')}</MessageBarTitle>
        {t('requests.conflict.detail', {
          status: t(`requests.statuses.${status}`),
          when: `${time.day(deliverAt, timeZone)}, ${time.clock(deliverAt, timeZone)}`,
          room: room.name,
        })}
      </MessageBarBody>
    </MessageBar>
  );
}
