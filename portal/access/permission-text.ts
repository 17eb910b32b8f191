import { useTranslation } from 'react-i18next';
import type { Permission } from '../../contract/route.ts';

/** What a permission allows, in words. */
export function usePermissionText(): (permission: Permission) => string {
  const { t } = useTranslation('portal');
  return (permission) => t(`access.permissions.${permission}`);
}
