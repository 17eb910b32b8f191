import { useTranslation } from 'react-i18next';
import type { ProviderId } from '../../contract/services.ts';
import type { PathStep } from '../shell/Page.tsx';
import { useSession } from '../shell/session.ts';

/** The way to a menu, and with `of` to a page below it; who does not look after providers comes from the requests. */
export function useMenuPath(of?: {
  readonly id: ProviderId;
  readonly name: string | undefined;
}): readonly PathStep[] {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const from = may('services.read')
    ? [{ label: t('shell.adminCenter') }, { label: t('menus.providers'), to: '/providers' }]
    : [{ label: t('shell.sections.requests'), to: '/requests' }];
  if (!of) return from;
  const { id, name } = of;
  const label = name === undefined ? t('menus.title') : t('menus.titleOf', { name });
  return [...from, { label, to: `/providers/${id}/menu` }];
}
