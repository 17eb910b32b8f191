import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSettlements } from '../../contract/settlements.ts';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { ChoosePeriod } from './ChoosePeriod.tsx';
import type { Chosen } from './ChoosePeriod.tsx';
import { Preview } from './Preview.tsx';

/** Choose a period, look at what it holds, lock it. */
export function NewSettlementPage() {
  const { t } = useTranslation('portal');
  const choices = useReading(listSettlements);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Page title={t('settlements.add')} path={[{ label: t('settlements.title'), to: '/settlements' }]}>
      <Reading of={choices}>
        {(known) => (
          <>
            <Panel title={t('settlements.choose.title')}>
              <ChoosePeriod choices={known} onChoose={setChosen} />
            </Panel>
            {chosen && (
              <Panel key={JSON.stringify(chosen)} title={t('settlements.preview.title')} takesFocus>
                <Preview of={chosen} />
              </Panel>
            )}
          </>
        )}
      </Reading>
    </Page>
  );
}
