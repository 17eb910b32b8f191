import { Body1, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readProof } from '../../contract/access-proof.ts';
import { listIntegrations } from '../../contract/integrations.ts';
import type { RouteReply } from '../../contract/route.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useMoment } from '../shell/session.ts';
import { standingOf } from './standing.ts';
import { VerdictBadge } from './VerdictBadge.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  label: { margin: 0, overflowWrap: 'anywhere' },
});

/** How the proof of every connection stands. */
export function ProofsPage() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const integrations = useReading(listIntegrations);
  return (
    <Page title={t('accessProof.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Body1>{t('accessProof.intro')}</Body1>
      <Reading of={integrations}>
        {({ integrations }) =>
          integrations.length === 0 ? (
            <EmptyState
              title={t('accessProof.empty.title')}
              action={<LinkButton to="/integrations">{t('accessProof.empty.action')}</LinkButton>}
            >
              {t('accessProof.empty.detail')}
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {integrations.map((one) => (
                <ProofCard key={one.id} integration={one} />
              ))}
            </ul>
          )
        }
      </Reading>
    </Page>
  );
}

function ProofCard({
  integration: { id, label },
}: {
  readonly integration: RouteReply<typeof listIntegrations>['integrations'][number];
}) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const proof = useReading(readProof, { params: { id } });
  return (
    <li className={styles.card}>
      <Subtitle2 as="h2" className={styles.label}>
        <PageLink to={`/access-proof/${id}`}>{label}</PageLink>
      </Subtitle2>
      <Reading of={proof}>
        {(read) => (
          <>
            <VerdictBadge standing={standingOf(read)} />
            <Body1>{t(`accessProof.words.${standingOf(read)}`)}</Body1>
            <Caption1>
              {read.last === null
                ? t('accessProof.never')
                : t('accessProof.last', { when: moment(read.last.at) })}
            </Caption1>
          </>
        )}
      </Reading>
    </li>
  );
}
