import { Body1, Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { markFeedRead, readFeed } from '../../contract/messages.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { FeedEntries } from './FeedEntries.tsx';
import { useFeed } from './feed-reading.ts';

const readings = { feed: [readFeed] };

/** What the person and their teams were told; it stays unread until they say so. */
export function FeedPage() {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const status = useLive(readings);
  const feed = useFeed();
  const marking = useMutation({
    mutationFn: async (ids: readonly string[]) => await call(markFeedRead, { body: { ids: [...ids] } }),
    onSuccess: () => {
      announce(t('feed.marked'));
      stale(readFeed);
    },
  });
  const unread = feed.data?.entries.filter(({ isRead }) => !isRead) ?? [];
  return (
    <Page
      title={t('feed.title')}
      actions={
        unread.length > 0 && (
          <Button
            disabledFocusable={marking.isPending}
            onClick={() => marking.mutate(unread.map(({ id }) => id))}
          >
            {t('feed.markAllRead')}
          </Button>
        )
      }
    >
      <Body1>{t('feed.intro')}</Body1>
      <LiveNote status={status} />
      {marking.error !== null && <ProblemNotice error={marking.error} />}
      <Reading of={feed}>
        {({ entries, unread: count }) =>
          entries.length === 0 ? (
            <EmptyState title={t('feed.empty.title')}>{t('feed.empty.detail')}</EmptyState>
          ) : (
            <>
              <output>
                <Body1>{t('feed.unreadCount', { count })}</Body1>
              </output>
              <FeedEntries
                label={t('feed.list')}
                entries={entries}
                onRead={({ id }) => marking.mutate([id])}
              />
            </>
          )
        }
      </Reading>
    </Page>
  );
}
