import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readFinance } from '../../contract/finance.ts';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { CostCenterGroups } from './CostCenterGroups.tsx';
import { CostCenters } from './CostCenters.tsx';
import { CurrencyForm } from './CurrencyForm.tsx';
import { VatCategories } from './VatCategories.tsx';

/** Admin Center → Finance. */
export function FinancePage() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const finance = useReading(readFinance);
  const mayChange = may('services.write');
  return (
    <Page title={t('finance.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Body1>{t('finance.intro')}</Body1>
      <Reading of={finance}>
        {({ currency, vatCategories, costCenters, groups }) => (
          <>
            <Panel title={t('finance.currency.title')}>
              <CurrencyForm stored={currency} mayChange={mayChange} />
            </Panel>
            <Panel title={t('finance.vat.title')}>
              <VatCategories all={vatCategories} mayChange={mayChange} />
            </Panel>
            <Panel title={t('finance.centers.title')}>
              <CostCenters all={costCenters} mayChange={mayChange} />
            </Panel>
            <Panel title={t('finance.groups.title')}>
              <CostCenterGroups all={groups} costCenters={costCenters} mayChange={mayChange} />
            </Panel>
          </>
        )}
      </Reading>
    </Page>
  );
}
