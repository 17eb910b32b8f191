import { Badge, Body1, Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeCounts, RowOutcome } from '../../contract/file-import.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Panel } from '../shell/Panel.tsx';

/** What a file, or another source of rows, did or would do. */
export interface ShownReport {
  readonly isImported: boolean;
  readonly counts: OutcomeCounts & { readonly removed?: number };
  readonly rows: readonly ShownRow[];
}

interface ShownRow {
  readonly row: number;
  readonly name: string;
  readonly outcome: RowOutcome;
  readonly mistakes: readonly { readonly column: string | null; readonly detail: string }[];
}

/** More rows than anybody looks through; those that are refused come first. */
const MOST_SHOWN = 200;

const colors = { created: 'success', changed: 'brand', same: 'informative', refused: 'danger' } as const;

interface ImportOutcomeProps {
  readonly report: ShownReport;
  /** What else there is to say of it, before the rows. */
  readonly children?: ReactNode;
}

/** What an import does, row by row. */
export function ImportOutcome({ report: { counts, rows, isImported }, children }: ImportOutcomeProps) {
  const { t } = useTranslation('portal');
  const { removed = 0 } = counts;
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const inOrder = [...refused, ...rows.filter(({ outcome }) => outcome !== 'refused')];
  const shown = inOrder.slice(0, MOST_SHOWN);
  return (
    <Panel title={t(isImported ? 'imports.resultDone' : 'imports.result')} takesFocus>
      <Body1>{t('imports.summary', counts)}</Body1>
      {removed > 0 && <Body1>{t('imports.removed', { count: removed })}</Body1>}
      {counts.refused > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('imports.refused')}</MessageBarBody>
        </MessageBar>
      )}
      {counts.refused + counts.created + counts.changed + removed === 0 && (
        <Body1>{t('imports.unchanged')}</Body1>
      )}
      {children}
      <DataTable
        label={t('imports.rows')}
        rows={shown}
        keyOf={({ row }) => String(row)}
        columns={[
          { name: t('imports.row'), renderCell: ({ row }) => String(row) },
          { name: t('imports.name'), renderCell: ({ name }) => name },
          {
            name: t('imports.outcome'),
            renderCell: ({ outcome }) => (
              <Badge appearance="tint" color={colors[outcome]}>
                {t(`imports.outcomes.${outcome}`)}
              </Badge>
            ),
          },
          { name: t('imports.mistakes'), renderCell: wordsFor },
        ]}
      />
      {inOrder.length > shown.length && (
        <Caption1>{t('imports.more', { count: inOrder.length - shown.length })}</Caption1>
      )}
    </Panel>
  );
}

/** Columns are called what the file calls them. */
function wordsFor({ mistakes }: ShownRow): string | null {
  if (mistakes.length === 0) return null;
  return mistakes.map(({ column, detail }) => (column === null ? detail : `${column} ${detail}`)).join('; ');
}
