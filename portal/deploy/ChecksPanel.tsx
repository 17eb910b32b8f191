import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { readDeployment } from '../../contract/organization.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Mark } from './Mark.tsx';

type Check = RouteReply<typeof readDeployment>['checks'][number];

/** What the server checked of the manifest. */
export function ChecksPanel({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation('portal');
  const failed = checks.filter(({ isPassed }) => !isPassed).length;
  return (
    <Panel title={t('deploy.checks.title')}>
      <Body1>
        {failed === 0 ? t('deploy.checks.allPassed') : t('deploy.checks.someFailed', { count: failed })}
      </Body1>
      <DataTable
        label={t('deploy.checks.title')}
        rows={checks}
        keyOf={({ name }) => name}
        columns={[
          { name: t('deploy.checks.name'), renderCell: ({ name }) => name },
          {
            name: t('deploy.checks.result'),
            renderCell: ({ isPassed }) => (
              <Mark is={isPassed ? 'good' : 'bad'}>
                {t(isPassed ? 'deploy.checks.passed' : 'deploy.checks.failed')}
              </Mark>
            ),
          },
          { name: t('deploy.checks.detail'), renderCell: ({ detail }) => detail },
        ]}
      />
    </Panel>
  );
}
