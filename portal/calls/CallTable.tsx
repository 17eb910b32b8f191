import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { listCalls } from '../../contract/access-proof.ts';
import { listIntegrations } from '../../contract/integrations.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useReading } from '../shell/reading.ts';
import { useMoment, useSession } from '../shell/session.ts';

type Call = RouteReply<typeof listCalls>['calls'][number];

const useStyles = makeStyles({
  operation: { display: 'flex', flexDirection: 'column' },
  faint: { color: tokens.colorNeutralForeground2 },
});

/** Calls of one hour that were alike, one row each. */
export function CallTable({ calls }: { readonly calls: readonly Call[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { time } = useSession();
  const integrations = useReading(listIntegrations);
  const labelOf = (id: string) => integrations.data?.integrations.find((one) => one.id === id)?.label ?? '…';
  return (
    <DataTable
      label={t('calls.list')}
      rows={calls}
      keyOf={({ hour, service, operation, mailbox, properties, outcome, integration }) =>
        JSON.stringify([hour, service, operation, mailbox, properties, outcome, integration])
      }
      columns={[
        { name: t('calls.columns.hour'), renderCell: ({ hour }) => moment(hour) },
        {
          name: t('calls.columns.operation'),
          renderCell: ({ service, operation }) => (
            <span className={styles.operation}>
              <span>{operation}</span>
              <Caption1 className={styles.faint}>{service}</Caption1>
            </span>
          ),
        },
        { name: t('calls.columns.mailbox'), renderCell: ({ mailbox }) => mailbox ?? '–' },
        {
          name: t('calls.columns.properties'),
          renderCell: ({ properties }) =>
            properties === null ? '–' : properties.replaceAll(/,(?=\S)/g, ', '),
        },
        {
          name: t('calls.columns.outcome'),
          renderCell: ({ outcome }) =>
            t(/^2\d\d$/.test(outcome) ? 'calls.outcome.ok' : 'calls.outcome.notOk', { code: outcome }),
        },
        { name: t('calls.columns.count'), renderCell: ({ count }) => time.number(count) },
        {
          name: t('calls.columns.integration'),
          renderCell: ({ integration }) =>
            integration === null ? t('calls.directory') : labelOf(integration),
        },
      ]}
    />
  );
}
