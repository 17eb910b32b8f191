import { Body1, Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { giveConsent, readConsentFlow } from '../../contract/integrations.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Facts } from '../shell/Facts.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { usePortalDeps } from '../shell/portal-context.ts';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { DiagnosisPanel } from './DiagnosisPanel.tsx';
import { useIntegrationsPath } from './path.ts';

/** Who was proven at Microsoft and what the next click allows; nothing is allowed before it. */
export function ConsentPage() {
  const { t } = useTranslation('portal');
  const { flow = '' } = useParams();
  const consent = useReading(readConsentFlow, { params: { flow } });
  return (
    <Page title={t('integrations.consent.title')} path={useIntegrationsPath('add')}>
      <Reading of={consent}>{(proven) => <Consent flow={flow} proven={proven} />}</Reading>
      {consent.error !== null && (
        <div>
          <LinkButton to="/integrations/add">{t('integrations.consent.again')}</LinkButton>
        </div>
      )}
    </Page>
  );
}

interface ConsentProps {
  readonly flow: string;
  readonly proven: RouteReply<typeof readConsentFlow>;
}

function Consent({ flow, proven }: ConsentProps) {
  const { t } = useTranslation('portal');
  const { call } = useSession();
  const { leaveTo } = usePortalDeps();
  const submit = useSubmit(call, giveConsent);
  const { administrator, tenant, label, organization, diagnosis, permissions } = proven;
  const tenantName = tenant.name ?? tenant.domain ?? tenant.id;

  const goOn = async () => {
    const given = await submit.send({ params: { flow } });
    if (given) leaveTo(given.next);
  };
  return (
    <>
      <Body1>{t('integrations.consent.proven', { name: administrator.name, tenant: tenantName })}</Body1>
      <Facts
        of={[
          {
            name: t('integrations.detail.tenant'),
            value: [tenant.name, tenant.domain, tenant.id].filter(Boolean).join(' · '),
          },
          { name: t('integrations.consent.administrator'), value: administrator.mail ?? administrator.name },
          { name: t('integrations.consent.label'), value: label },
          { name: t('shell.organization'), value: organization },
        ]}
      />
      {diagnosis && <DiagnosisPanel diagnosis={diagnosis} />}
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      {diagnosis === null && (
        <>
          <Panel title={t('integrations.consent.allows')}>
            <Facts of={permissions.map(({ name, purpose }) => ({ name, value: purpose }))} />
          </Panel>
          <div>
            <Button appearance="primary" disabledFocusable={submit.isSending} onClick={() => void goOn()}>
              {t('integrations.consent.continue')}
            </Button>
          </div>
        </>
      )}
      {diagnosis && (
        <div>
          <LinkButton to="/integrations/add">{t('integrations.consent.again')}</LinkButton>
        </div>
      )}
    </>
  );
}
