import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readOrganization } from '../../contract/organization.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Facts } from '../shell/Facts.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { OrganizationForm } from './OrganizationForm.tsx';

type Organization = RouteReply<typeof readOrganization>;

/** The organization, whom its people ask, and whose people may sign in. */
export function OrganizationPage() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const organization = useReading(readOrganization);
  return (
    <Page title={t('organization.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Reading of={organization}>
        {(read) => (
          <>
            <Panel title={t('organization.facts')}>
              {may('organization.write') ? (
                <OrganizationForm stored={read} />
              ) : (
                <OrganizationFacts organization={read} />
              )}
            </Panel>
            <Panel title={t('organization.tenants.title')}>
              <Body1>{t('organization.tenants.detail')}</Body1>
              <Tenants of={read.tenants} />
            </Panel>
          </>
        )}
      </Reading>
    </Page>
  );
}

function OrganizationFacts({ organization: { name, contact } }: { readonly organization: Organization }) {
  const { t } = useTranslation('portal');
  return (
    <>
      <Facts
        of={[
          { name: t('organization.name'), value: name },
          { name: t('organization.contactName'), value: contact.name },
          { name: t('organization.contactMail'), value: contact.mail },
        ]}
      />
      <Body1>{t('organization.readOnly')}</Body1>
    </>
  );
}

function Tenants({ of }: { readonly of: Organization['tenants'] }) {
  const { t } = useTranslation('portal');
  if (of.length === 0) return <Body1>{t('organization.tenants.none')}</Body1>;
  return (
    <DataTable
      label={t('organization.tenants.title')}
      rows={of}
      keyOf={({ tenantId }) => tenantId}
      columns={[
        {
          name: t('organization.tenants.name'),
          renderCell: ({ name }) => name ?? t('organization.tenants.unnamed'),
        },
        { name: t('organization.tenants.domain'), renderCell: ({ domain }) => domain ?? '–' },
        { name: t('organization.tenants.id'), renderCell: ({ tenantId }) => tenantId },
      ]}
    />
  );
}
