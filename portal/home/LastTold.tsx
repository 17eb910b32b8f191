import { useTranslation } from 'react-i18next';
import { FeedEntries } from '../feed/FeedEntries.tsx';
import { useFeed } from '../feed/feed-reading.ts';
import { PageLink } from '../shell/PageLink.tsx';
import { Panel } from '../shell/Panel.tsx';

const FEW = 3;

/** The last that the person was told; nothing where there is nothing, or while it is on its way. */
export function LastTold() {
  const { t } = useTranslation('portal');
  const entries = useFeed().data?.entries ?? [];
  if (entries.length === 0) return null;
  return (
    <Panel title={t('feed.home.title')}>
      <FeedEntries label={t('feed.home.title')} entries={entries.slice(0, FEW)} />
      <PageLink to="/feed">{t('feed.home.all')}</PageLink>
    </Panel>
  );
}
