import { Body1, Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostCenterGroupReply, CostCenterReply } from '../../contract/finance.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { useSession } from '../shell/session.ts';
import { CostCenterGroupDialog } from './CostCenterGroupDialog.tsx';
import { RemoveGroup } from './RemoveGroup.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface CostCenterGroupsProps {
  readonly all: readonly CostCenterGroupReply[];
  readonly costCenters: readonly CostCenterReply[];
  readonly mayChange: boolean;
}

/** Cost centers that are opened together to the same people. */
export function CostCenterGroups({ all, costCenters, mayChange }: CostCenterGroupsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const opener = useRestoreFocusTarget();
  const [open, setOpen] = useState<CostCenterGroupReply | 'new' | null>(null);
  const [leaving, setLeaving] = useState<CostCenterGroupReply | null>(null);
  const codeOf = new Map(costCenters.map(({ id, code }) => [id, code]));
  const listed = (names: readonly string[]) =>
    names.length === 0 ? t('finance.groups.none') : time.list(names);
  const columns: readonly Column<CostCenterGroupReply>[] = [
    { name: t('finance.groups.name'), renderCell: ({ name }) => name },
    {
      name: t('finance.groups.centers'),
      renderCell: (group) => listed(group.costCenters.flatMap((id) => codeOf.get(id) ?? [])),
    },
    {
      name: t('finance.groups.members'),
      renderCell: ({ members }) => listed(members.map(({ name }) => name)),
    },
    {
      name: t('finance.change'),
      renderCell: (one) => (
        <div className={styles.actions}>
          <Button
            size="small"
            aria-label={t('finance.changeNamed', { name: one.name })}
            onClick={() => setOpen(one)}
            {...opener}
          >
            {t('finance.change')}
          </Button>
          <Button
            size="small"
            aria-label={t('finance.groups.removeNamed', { name: one.name })}
            onClick={() => setLeaving(one)}
            {...opener}
          >
            {t('finance.remove')}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <>
      <Body1>{t('finance.groups.intro')}</Body1>
      {all.length === 0 ? (
        <Body1>{t('finance.groups.empty')}</Body1>
      ) : (
        <DataTable
          label={t('finance.groups.title')}
          rows={all}
          keyOf={({ id }) => id}
          columns={mayChange ? columns : columns.slice(0, -1)}
        />
      )}
      {mayChange && (
        <div>
          <Button onClick={() => setOpen('new')} {...opener}>
            {t('finance.groups.add')}
          </Button>
        </div>
      )}
      {open !== null && (
        <CostCenterGroupDialog
          stored={open === 'new' ? null : open}
          costCenters={costCenters}
          onClose={() => setOpen(null)}
        />
      )}
      {leaving && <RemoveGroup group={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
