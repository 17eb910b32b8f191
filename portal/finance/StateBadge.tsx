import { Badge } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

/** Whether something can be chosen. */
export function StateBadge({ isActive }: { readonly isActive: boolean }) {
  const { t } = useTranslation('portal');
  return (
    <Badge appearance="tint" color={isActive ? 'success' : 'informative'}>
      {t(isActive ? 'finance.state.active' : 'finance.state.inactive')}
    </Badge>
  );
}
