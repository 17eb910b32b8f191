import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readEvacuationList } from '../../contract/evacuation.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { keepList } from './kept-lists.ts';
import { keepPageHere } from './keep-page-here.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  open: { minHeight: '44px' },
});

/** One press prints who is inside; while this is shown, the list on this device follows what happens. */
export function EvacuationLink({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { organization } = useSession();
  const { remembered } = usePortalDeps();
  const { data } = useReading(
    readEvacuationList,
    { query: { reception } },
    { every: () => 60_000 }, // a live connection may be lost
  );
  useEffect(() => {
    if (data) keepList(remembered, organization.id, data, performance.timeOrigin + performance.now());
  }, [data, remembered, organization.id]);
  useEffect(keepPageHere, []);
  const query = new URLSearchParams({ organization: organization.id, reception, print: '' }).toString();
  return (
    <div className={styles.tools}>
      <Button
        as="a"
        size="large"
        appearance="outline"
        className={styles.open}
        href={`/portal/evacuation/?${query}`}
      >
        {t('evacuation.open')}
      </Button>
      <DownloadButton path={`/portal-api/evacuation/paper?reception=${reception}`}>
        {t('evacuation.pdf')}
      </DownloadButton>
    </div>
  );
}
