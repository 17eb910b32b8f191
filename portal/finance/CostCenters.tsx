import { Body1, Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostCenterReply } from '../../contract/finance.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { useSession } from '../shell/session.ts';
import { CostCenterDialog } from './CostCenterDialog.tsx';
import { StateBadge } from './StateBadge.tsx';

interface CostCentersProps {
  readonly all: readonly CostCenterReply[];
  readonly mayChange: boolean;
}

/** To what requests are charged, and by whom. */
export function CostCenters({ all, mayChange }: CostCentersProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const opener = useRestoreFocusTarget();
  const [open, setOpen] = useState<CostCenterReply | 'new' | null>(null);
  const who = ({ isOpen, holders }: CostCenterReply) => {
    if (isOpen) return t('finance.centers.open');
    return holders.length === 0
      ? t('finance.centers.onlyGroups')
      : time.list(holders.map(({ name }) => name));
  };
  const columns: readonly Column<CostCenterReply>[] = [
    { name: t('finance.centers.code'), renderCell: ({ code }) => code },
    { name: t('finance.centers.name'), renderCell: ({ name }) => name },
    { name: t('finance.centers.who'), renderCell: who },
    {
      name: t('finance.vat.state'),
      renderCell: ({ isActive }) => <StateBadge isActive={isActive} />,
    },
    {
      name: t('finance.change'),
      renderCell: (one) => (
        <Button
          size="small"
          aria-label={t('finance.changeNamed', { name: `${one.code} ${one.name}` })}
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
        <Body1>{t('finance.centers.empty')}</Body1>
      ) : (
        <DataTable
          label={t('finance.centers.title')}
          rows={all}
          keyOf={({ id }) => id}
          columns={mayChange ? columns : columns.slice(0, -1)}
        />
      )}
      {mayChange && (
        <div>
          <Button onClick={() => setOpen('new')} {...opener}>
            {t('finance.centers.add')}
          </Button>
        </div>
      )}
      {open !== null && (
        <CostCenterDialog stored={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
