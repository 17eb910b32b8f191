import { useTranslation } from 'react-i18next';
import type { PathStep } from '../shell/Page.tsx';

/** The way to a page of the integrations: Admin Center → Integrations → MS Exchange Integrations → Add. */
export function useIntegrationsPath(upTo: 'area' | 'list' | 'add'): readonly PathStep[] {
  const { t } = useTranslation('portal');
  const area = [{ label: t('shell.adminCenter') }, { label: t('integrations.title') }];
  const list = { label: t('integrations.exchange'), to: '/integrations' };
  if (upTo === 'area') return area;
  return upTo === 'list'
    ? [...area, list]
    : [...area, list, { label: t('integrations.add'), to: '/integrations/add' }];
}
