import { Body1, Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VatCategoryReply } from '../../contract/finance.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { useMoney } from '../shell/money.ts';
import { StateBadge } from './StateBadge.tsx';
import { VatCategoryDialog } from './VatCategoryDialog.tsx';

interface VatCategoriesProps {
  readonly all: readonly VatCategoryReply[];
  readonly mayChange: boolean;
}

/** What is taxed at which rate. */
export function VatCategories({ all, mayChange }: VatCategoriesProps) {
  const { t } = useTranslation('portal');
  const money = useMoney();
  const opener = useRestoreFocusTarget();
  const [open, setOpen] = useState<VatCategoryReply | 'new' | null>(null);
  const columns: readonly Column<VatCategoryReply>[] = [
    { name: t('finance.vat.name'), renderCell: ({ name }) => name },
    { name: t('finance.vat.rate'), renderCell: ({ rate }) => money.rate(rate) },
    {
      name: t('finance.vat.state'),
      renderCell: ({ isActive }) => <StateBadge isActive={isActive} />,
    },
    {
      name: t('finance.change'),
      renderCell: (one) => (
        <Button
          size="small"
          aria-label={t('finance.changeNamed', { name: one.name })}
          onClick={() => setOpen(one)}
          {...opener}
        >
          {t('finance.change')}
        </Button>
      ),
    },
  ];
  return (
    <>
      {all.length === 0 ? (
        <Body1>{t('finance.vat.empty')}</Body1>
      ) : (
        <DataTable
          label={t('finance.vat.title')}
          rows={all}
          keyOf={({ id }) => id}
          columns={mayChange ? columns : columns.slice(0, -1)}
        />
      )}
      {mayChange && (
        <div>
          <Button onClick={() => setOpen('new')} {...opener}>
            {t('finance.vat.add')}
          </Button>
        </div>
      )}
      {open !== null && (
        <VatCategoryDialog stored={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
