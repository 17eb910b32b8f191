import { Body1, Button, Link } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { readDeployment } from '../../contract/organization.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useSession } from '../shell/session.ts';
import { Mark } from './Mark.tsx';
import { REACH_SECONDS } from './reach.ts';
import type { Reached } from './reach.ts';
import { useReached } from './use-reached.ts';

type Address = RouteReply<typeof readDeployment>['addresses'][number];

/** Whether this browser gets what Outlook will ask for, address by address. */
export function ReachPanel({ addresses }: { readonly addresses: readonly Address[] }) {
  const { t } = useTranslation('portal');
  const { announce } = useSession();
  const { results, again } = useReached(addresses.map(({ url }) => url));
  const isTrying = results.size < addresses.length;
  const missed = [...results.values()].filter(({ outcome }) => !['reached', 'elsewhere'].includes(outcome));
  const summary =
    missed.length === 0
      ? t('deploy.reach.allReached')
      : t('deploy.reach.someSilent', { count: missed.length });
  useEffect(() => {
    if (!isTrying) announce(summary);
  }, [announce, isTrying, summary]);

  return (
    <Panel title={t('deploy.reach.title')}>
      <Body1>{t('deploy.reach.detail')}</Body1>
      <DataTable
        label={t('deploy.reach.title')}
        rows={addresses}
        keyOf={({ url }) => url}
        columns={[
          { name: t('deploy.reach.purpose'), renderCell: ({ purpose }) => purpose },
          { name: t('deploy.reach.result'), renderCell: ({ url }) => <Result of={results.get(url)} /> },
          {
            name: t('deploy.reach.address'),
            renderCell: ({ url }) => (
              <Link inline href={url} target="_blank" rel="noreferrer">
                {url}
              </Link>
            ),
          },
        ]}
      />
      <Body1>{isTrying ? t('deploy.reach.trying') : summary}</Body1>
      <div>
        <Button disabledFocusable={isTrying} onClick={again}>
          {t('deploy.reach.again')}
        </Button>
      </div>
    </Panel>
  );
}

function Result({ of }: { readonly of: Reached | undefined }) {
  const { t } = useTranslation('portal');
  if (of === undefined) return <Mark is="waiting">{t('deploy.reach.trying')}</Mark>;
  if (of.outcome === 'reached') {
    return <Mark is="good">{t('deploy.reach.reached', { status: of.status, ms: of.ms })}</Mark>;
  }
  if (of.outcome === 'answered') {
    return <Mark is="bad">{t('deploy.reach.answered', { status: of.status })}</Mark>;
  }
  if (of.outcome === 'slow')
    return <Mark is="bad">{t('deploy.reach.slow', { seconds: REACH_SECONDS })}</Mark>;
  if (of.outcome === 'silent') return <Mark is="bad">{t('deploy.reach.silent')}</Mark>;
  return <Mark is="open">{t('deploy.reach.elsewhere')}</Mark>;
}
