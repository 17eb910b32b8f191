import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { listResourceMailboxes } from '../../contract/calendars.ts';
import { readIntegration } from '../../contract/integrations.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { useIntegrationsPath } from '../integrations/path.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useMoment } from '../shell/session.ts';
import { ByAddress } from './ByAddress.tsx';
import { Picker } from './Picker.tsx';
import { joined } from './selection.ts';
import type { Found } from './selection.ts';

const useStyles = makeStyles({
  read: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Every resource mailbox behind an integration, to be chosen from. */
export function PickerPage() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { id = '' } = useParams();
  const integration = useReading(readIntegration, { params: { id } });
  const [isFresh, setFresh] = useState(false);
  const [byAddress, setByAddress] = useState<readonly Found[]>([]);
  const mailboxes = useReading(listResourceMailboxes, {
    params: { id },
    query: isFresh ? { fresh: 'yes' as const } : {},
  });
  const label = integration.data?.label ?? '…';
  const path = [...useIntegrationsPath('list'), { label, to: `/integrations/${id}` }];

  return (
    <Page title={t('calendars.add')} path={path}>
      <Body1>{t('calendars.addTo', { label })}</Body1>
      <Reading of={mailboxes}>
        {({ mailboxes: listed, readAt }) => (
          <>
            <div className={styles.read}>
              <Caption1>{t('calendars.picker.readAt', { when: moment(readAt) })}</Caption1>
              <Button
                size="small"
                disabledFocusable={mailboxes.isFetching}
                onClick={() => (isFresh ? void mailboxes.refetch() : setFresh(true))}
              >
                {t('calendars.picker.fresh')}
              </Button>
            </div>
            {listed.length === 0 && byAddress.length === 0 ? (
              <EmptyState title={t('calendars.picker.none.title')}>
                {t('calendars.picker.none.detail')}
              </EmptyState>
            ) : (
              <Picker integration={id} mailboxes={joined(listed, byAddress)} preselected={byAddress} />
            )}
          </>
        )}
      </Reading>
      <ByAddress integration={id} onFound={(found) => setByAddress(joined(byAddress, found))} />
    </Page>
  );
}
