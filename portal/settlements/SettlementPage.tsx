import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { SettlementId, readSettlement } from '../../contract/settlements.ts';
import { Facts } from '../shell/Facts.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useMoment } from '../shell/session.ts';
import { Files } from './Files.tsx';
import { aboutOf } from './settlement-words.ts';
import { SettledRows } from './SettledRows.tsx';
import { Sums } from './Sums.tsx';

/** One settlement: what it holds, what it adds up to, and its files. */
export function SettlementPage() {
  const id = SettlementId.safeParse(useParams()['id']);
  return id.success ? <OneSettlement id={id.data} /> : <NotFound />;
}

function OneSettlement({ id }: { readonly id: SettlementId }) {
  const { t } = useTranslation('portal');
  const moment = useMoment();
  const settlement = useReading(readSettlement, { params: { id } });
  const number = settlement.data?.number;
  return (
    <Page
      title={number === undefined ? t('settlements.title') : t('settlements.numbered', { number })}
      path={[{ label: t('settlements.title'), to: '/settlements' }]}
    >
      <Reading of={settlement}>
        {(one) => (
          <>
            <Facts
              of={[
                {
                  name: t('settlements.period'),
                  value: t('settlements.days', { from: one.from, to: one.to }),
                },
                { name: t('settlements.about'), value: aboutOf(one) ?? t('settlements.everything') },
                { name: t('settlements.lockedAt'), value: moment(one.lockedAt) },
                { name: t('settlements.lockedBy'), value: one.lockedBy },
              ]}
            />
            <Panel title={t('settlements.sum.total')}>
              <Sums {...one} />
            </Panel>
            <Panel title={t('settlements.file.title')}>
              <Files of={id} />
            </Panel>
            <Panel title={t('settlements.rows.title')}>
              <SettledRows of={one} />
            </Panel>
          </>
        )}
      </Reading>
    </Page>
  );
}
