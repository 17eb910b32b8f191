import { useTranslation } from 'react-i18next';
import { Facts } from '../shell/Facts.tsx';
import { useMoment } from '../shell/session.ts';
import type { Integration } from './IntegrationCard.tsx';

/** What is stored of a connection. Of a password only that it is set, and since when. */
export function IntegrationFacts({ integration }: { readonly integration: Integration }) {
  const { t } = useTranslation('portal');
  const moment = useMoment();
  const { kind, tenant, server, controlMailbox, calendars, lastCheckedAt } = integration;
  return (
    <Facts
      of={[
        { name: t('integrations.diagnosis.type'), value: t(`integrations.kinds.${kind}`) },
        {
          name: t('integrations.detail.tenant'),
          value: tenant && [tenant.name, tenant.domain, tenant.id].filter(Boolean).join(' · '),
        },
        { name: t('integrations.detail.server'), value: server && server.url },
        { name: t('integrations.detail.account'), value: server && server.account },
        { name: t('integrations.detail.userName'), value: server && server.userName },
        {
          name: t('integrations.detail.version'),
          value: server && t(`integrations.form.versions.${server.exchangeVersion}`),
        },
        { name: t('integrations.detail.password'), value: server && passwordWords(server.password) },
        {
          name: t('integrations.detail.authority'),
          value: server?.ownAuthority ? t('integrations.detail.authoritySet') : null,
        },
        {
          name: t('integrations.detail.control'),
          value: controlMailbox ?? t('integrations.detail.controlUnset'),
        },
        { name: t('integrations.detail.calendars'), value: String(calendars) },
        {
          name: t('integrations.detail.checked'),
          value: lastCheckedAt === null ? t('integrations.card.unchecked') : moment(lastCheckedAt),
        },
      ]}
    />
  );

  function passwordWords({ isSet, setAt }: NonNullable<Integration['server']>['password']): string {
    if (!isSet) return t('integrations.detail.passwordUnset');
    return t('integrations.detail.passwordSet', { when: setAt === null ? '—' : moment(setAt) });
  }
}
