import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readLayout } from '../../contract/settlements.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { ColumnsForm } from './ColumnsForm.tsx';

/** What the organization's own file of a settlement says of each row. */
export function ColumnsPage() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const layout = useReading(readLayout);
  return (
    <Page
      title={t('settlements.columns.title')}
      path={[{ label: t('settlements.title'), to: '/settlements' }]}
    >
      <Body1>{t('settlements.columns.intro')}</Body1>
      <Reading of={layout}>
        {(stored) => (
          <ColumnsForm key={stored.version} stored={stored} mayChange={may('settlements.write')} />
        )}
      </Reading>
    </Page>
  );
}
