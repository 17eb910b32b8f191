import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useMoment } from '../shell/session.ts';
import type { Proof } from './standing.ts';
import { VerdictBadge } from './VerdictBadge.tsx';

/** The verdicts before the last one, newest first. */
export function ProofHistory({ history }: { readonly history: Proof['history'] }) {
  const { t } = useTranslation('portal');
  const moment = useMoment();
  const earlier = history.slice(1);
  if (history.length === 0) return null;
  return (
    <Panel title={t('accessProof.history.title')}>
      {earlier.length === 0 ? (
        <Body1>{t('accessProof.history.only')}</Body1>
      ) : (
        <DataTable
          label={t('accessProof.history.title')}
          rows={earlier}
          keyOf={({ id }) => id}
          columns={[
            { name: t('accessProof.history.at'), renderCell: ({ at }) => moment(at) },
            {
              name: t('accessProof.history.verdict'),
              renderCell: ({ verdict }) => <VerdictBadge standing={verdict} />,
            },
            {
              name: t('accessProof.history.trigger'),
              renderCell: ({ trigger }) => t(`accessProof.triggers.${trigger}`),
            },
          ]}
        />
      )}
    </Panel>
  );
}
