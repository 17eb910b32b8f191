import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { searchDirectory } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';

type Notice = RouteReply<typeof searchDirectory>['notices'][number];

/** Which tenants could not be asked, and why: what is shown without them is not everything. */
export function TenantNotices({ notices }: { readonly notices: readonly Notice[] }) {
  const { t } = useTranslation('portal');
  if (notices.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('access.notices')}</MessageBarTitle>
        {notices.map(({ tenantId, title, detail }) => (
          <div key={tenantId}>
            {title}: {detail}
          </div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
