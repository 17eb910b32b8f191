import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readHistory } from '../../contract/followed-meetings.ts';
import { LinkId } from '../../contract/meetings.ts';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { LinkHistory } from './LinkHistory.tsx';

const readings = { meetings: [readHistory], 'service-requests': [readHistory] };

/** A meeting by itself, as messages link to it. */
export function MeetingPage() {
  const { t } = useTranslation('portal');
  const { link = '' } = useParams();
  const status = useLive(readings);
  const known = LinkId.safeParse(link);
  if (!known.success) return <NotFound />;
  return (
    <Page title={t('meetings.one.title')} path={[{ label: t('meetings.title'), to: '/meetings' }]}>
      <LiveNote status={status} />
      <LinkHistory link={known.data} />
    </Page>
  );
}
