import {
  Badge,
  Body1Strong,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { FeedEntry } from '../../contract/messages.ts';
import { Facts } from '../shell/Facts.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { useMoment, useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  unread: { borderLeftColor: tokens.colorBrandStroke1 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  when: { marginInlineStart: 'auto', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface FeedEntriesProps {
  readonly label: string;
  readonly entries: readonly FeedEntry[];
  /** Left out where messages are only looked at. */
  readonly onRead?: (entry: FeedEntry) => void;
}

/** Messages with what they say; what is unread is marked in words and by a bar. */
export function FeedEntries({ label, entries, onRead }: FeedEntriesProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { may } = useSession();
  return (
    <ul className={styles.list} aria-label={label}>
      {entries.map((entry) => {
        const { id, at, title, lines, link, isRead } = entry;
        const leadsOn = link !== null && may('meetings.read');
        const canBeRead = !isRead && onRead !== undefined;
        return (
          <li key={id} className={mergeClasses(styles.entry, !isRead && styles.unread)}>
            <div className={styles.head}>
              <Body1Strong>{title}</Body1Strong>
              {!isRead && (
                <Badge appearance="tint" color="brand">
                  {t('feed.unread')}
                </Badge>
              )}
              <Caption1 className={styles.when}>{moment(at)}</Caption1>
            </div>
            {lines.length > 0 && <Facts of={lines} hasShortNames />}
            {(leadsOn || canBeRead) && (
              <div className={styles.actions}>
                {leadsOn && <PageLink to={`/meetings/${link}`}>{t('feed.meeting')}</PageLink>}
                {canBeRead && (
                  <Button
                    size="small"
                    aria-label={t('feed.markReadNamed', { title })}
                    onClick={() => onRead(entry)}
                  >
                    {t('feed.markRead')}
                  </Button>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
