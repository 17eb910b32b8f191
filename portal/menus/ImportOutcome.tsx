import { Badge, Body1, Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ImportReport, RowReport } from '../../contract/menu-import.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useSession } from '../shell/session.ts';

/** More rows than anybody looks through; those that are refused come first. */
const MOST_SHOWN = 200;

const colors = { created: 'success', changed: 'brand', same: 'informative', refused: 'danger' } as const;

/** What a file does to a menu, row by row. */
export function ImportOutcome({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { counts, rows, newCategories, decimal, isImported } = report;
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const inOrder = [...refused, ...rows.filter(({ outcome }) => outcome !== 'refused')];
  const shown = inOrder.slice(0, MOST_SHOWN);
  return (
    <Panel title={t(isImported ? 'menus.importing.resultDone' : 'menus.importing.result')} takesFocus>
      <Body1>{t('menus.importing.summary', counts)}</Body1>
      {counts.refused > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('menus.importing.refused')}</MessageBarBody>
        </MessageBar>
      )}
      {counts.refused + counts.created + counts.changed === 0 && (
        <Body1>{t('menus.importing.unchanged')}</Body1>
      )}
      <Caption1>{t(`menus.importing.detected.${decimal ?? 'none'}`)}</Caption1>
      {newCategories.length > 0 && (
        <Caption1>{t('menus.importing.newCategories', { names: time.list(newCategories) })}</Caption1>
      )}
      <DataTable
        label={t('menus.importing.rows')}
        rows={shown}
        keyOf={({ row }) => String(row)}
        columns={[
          { name: t('menus.importing.row'), renderCell: ({ row }) => String(row) },
          { name: t('menus.importing.name'), renderCell: ({ name }) => name },
          {
            name: t('menus.importing.outcome'),
            renderCell: ({ outcome }) => (
              <Badge appearance="tint" color={colors[outcome]}>
                {t(`menus.importing.outcomes.${outcome}`)}
              </Badge>
            ),
          },
          { name: t('menus.importing.mistakes'), renderCell: wordsFor },
        ]}
      />
      {inOrder.length > shown.length && (
        <Caption1>{t('menus.importing.more', { count: inOrder.length - shown.length })}</Caption1>
      )}
    </Panel>
  );
}

/** Columns are called what the file calls them. */
function wordsFor({ mistakes }: RowReport): string | null {
  if (mistakes.length === 0) return null;
  return mistakes.map(({ column, detail }) => (column === null ? detail : `${column} ${detail}`)).join('; ');
}
