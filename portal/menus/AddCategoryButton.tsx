import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderId } from '../../contract/services.ts';
import { CategoryDialog } from './CategoryDialog.tsx';

export function AddCategoryButton({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('portal');
  const opener = useRestoreFocusTarget();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} {...opener}>
        {t('menus.addCategory')}
      </Button>
      {isOpen && <CategoryDialog provider={provider} stored={null} onClose={() => setOpen(false)} />}
    </>
  );
}
