import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../contract/rooms.ts';

const useStyles = makeStyles({
  title: { display: 'block' },
});

interface NoticesProps {
  readonly notices: readonly Notice[];
  /** What could not be done: rooms were not checked at all, or not confirmed. */
  readonly about: 'affected' | 'unconfirmed';
}

/** What made part of an answer unknown, each in words, with the codes that an administrator asks for. */
export function Notices({ notices, about }: NoticesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  return notices.map((notice) => (
    <MessageBar key={`${notice.code} ${notice.detail}`} intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>{notice.title}</MessageBarTitle>
        {t(`notices.${about}`, { count: notice.rooms })} {notice.detail}{' '}
        {[notice.code, notice.exchangeCode].filter(Boolean).join(', ')}
      </MessageBarBody>
    </MessageBar>
  ));
}
