import { Body1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readInstallation } from '../../contract/installation.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { Facts } from '../shell/Facts.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

type Certificate = RouteReply<typeof readInstallation>['certificates'][number];

/** What this installation proves itself with: thumbprint, public part and how long it is valid. */
export function CertificatePanel() {
  const { t } = useTranslation('portal');
  const installation = useReading(readInstallation);
  return (
    <Panel title={t('integrations.certificate.title')}>
      <Body1>{t('integrations.certificate.detail')}</Body1>
      <Reading of={installation}>
        {({ certificates }) =>
          certificates.map((one) => <OneCertificate key={one.thumbprintSha256} of={one} />)
        }
      </Reading>
    </Panel>
  );
}

function OneCertificate({ of }: { readonly of: Certificate }) {
  const { t } = useTranslation('portal');
  const { time, timeZone } = useSession();
  const day = (instant: Certificate['validFrom']) => time.day(instant, timeZone);
  const words = t(`integrations.certificate.state.${of.state}`);
  const isUrgent = of.state === 'expired' || of.state === 'expires-in-7' || of.state === 'not-yet-valid';
  return (
    <>
      {of.state !== 'ok' && (
        <MessageBar intent={isUrgent ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      )}
      <Facts
        of={[
          { name: t('integrations.certificate.thumbprint'), value: of.thumbprintSha1 },
          { name: t('integrations.certificate.sha256'), value: of.thumbprintSha256 },
          {
            name: t('integrations.certificate.valid'),
            value: `${t('integrations.certificate.range', { from: day(of.validFrom), to: day(of.validTo) })} · ${t('integrations.certificate.daysLeft', { count: of.daysLeft })}`,
          },
          {
            name: t('integrations.certificate.use'),
            value: t(of.isSigning ? 'integrations.certificate.signing' : 'integrations.certificate.standby'),
          },
          {
            name: t('integrations.certificate.file'),
            value: (
              <DownloadButton path={of.download}>{t('integrations.certificate.download')}</DownloadButton>
            ),
          },
        ]}
      />
    </>
  );
}
