import { Badge } from '@fluentui/react-components';
import type { BadgeProps } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IntegrationStatus } from '../../contract/integrations.ts';

const colors: Record<IntegrationStatus, NonNullable<BadgeProps['color']>> = {
  active: 'success',
  proving: 'warning',
  violated: 'danger',
  disabled: 'subtle',
};

/** The state of a connection; the word says what the color says. */
export function StatusBadge({ status }: { readonly status: IntegrationStatus }) {
  const { t } = useTranslation('portal');
  return (
    <Badge appearance="tint" color={colors[status]}>
      {t(`integrations.status.${status}`)}
    </Badge>
  );
}
