import {
  Caption1,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { listIntegrations } from '../../contract/integrations.ts';
import type { RouteReply } from '../../contract/route.ts';
import { PageLink } from '../shell/PageLink.tsx';
import { useMoment } from '../shell/session.ts';
import { StatusBadge } from './StatusBadge.tsx';

export type Integration = RouteReply<typeof listIntegrations>['integrations'][number];

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  label: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  facts: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** One connection on the list. */
export function IntegrationCard({ integration }: { readonly integration: Integration }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { id, label, kind, status, calendars, lastCheckedAt, diagnosis, unknownWords, endsAt } = integration;
  const facts = [
    t(`integrations.kinds.${kind}`),
    whereOf(integration),
    t('integrations.card.calendars', { count: calendars }),
    lastCheckedAt === null
      ? t('integrations.card.unchecked')
      : t('integrations.card.checked', { when: moment(lastCheckedAt) }),
    ...(endsAt === null ? [] : [t('integrations.card.ends', { day: endsAt })]),
  ];
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.label}>
          <PageLink to={`/integrations/${id}`}>{label}</PageLink>
        </Subtitle2>
        <StatusBadge status={status} />
      </div>
      <Caption1 className={styles.facts}>{facts.filter(Boolean).join(' · ')}</Caption1>
      {status !== 'active' && <Caption1>{t(`integrations.statusDetail.${status}`)}</Caption1>}
      {diagnosis && (
        <MessageBar intent={status === 'proving' ? 'warning' : 'error'} layout="multiline">
          <MessageBarBody>
            {diagnosis.explanation} ({diagnosis.code})
          </MessageBarBody>
        </MessageBar>
      )}
      {unknownWords.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('integrations.words.title', { count: unknownWords.length })}</MessageBarBody>
        </MessageBar>
      )}
    </li>
  );
}

/** The tenant or the server, as people know it. */
export function whereOf({ tenant, server }: Integration): string {
  if (server) return server.url;
  return tenant === null ? '' : (tenant.name ?? tenant.domain ?? tenant.id);
}
