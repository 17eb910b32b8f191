import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettlementColumn, settlementColumns } from '../../contract/settlement-columns.ts';
import { changeLayout, readLayout } from '../../contract/settlements.ts';
import type { LayoutReply } from '../../contract/settlements.ts';
import { Form } from '../forms/Form.tsx';
import { SelectField } from '../forms/fields.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { MoveButtons } from '../menus/MoveButtons.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  column: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flex: '1 1 120px', minWidth: 0, overflowWrap: 'anywhere' },
});

interface ColumnsFormProps {
  readonly stored: LayoutReply;
  readonly mayChange: boolean;
}

/** The columns in their order; they are called in the file as they are called here. */
export function ColumnsForm({ stored, mayChange }: ColumnsFormProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeLayout);
  const [columns, setColumns] = useState<readonly SettlementColumn[]>(stored.columns);
  const left = settlementColumns.filter((column) => !columns.includes(column));
  const move = (column: SettlementColumn, by: -1 | 1) => {
    const at = columns.indexOf(column);
    const others = columns.filter((one) => one !== column);
    setColumns(others.toSpliced(at + by, 0, column));
  };
  const save = async () => {
    const saved = await submit.send({ version: stored.version, body: { columns: [...columns] } });
    stale(readLayout); // after a refusal too: the next try is about what is there now
    if (saved !== null) announce(t('settlements.columns.saved'));
  };
  return (
    <Form
      label={t('settlements.columns.title')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void save()}
      actions={
        mayChange && (
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={submit.isSending || columns.length === 0}
          >
            {t('shell.form.save')}
          </Button>
        )
      }
    >
      <ol className={styles.list} aria-label={t('settlements.columns.chosen')}>
        {columns.map((column, at) => (
          <li key={column} className={styles.column}>
            <span className={styles.name}>{column}</span>
            {mayChange && (
              <>
                <MoveButtons
                  name={column}
                  mayUp={at > 0}
                  mayDown={at < columns.length - 1}
                  onMove={(by) => move(column, by)}
                />
                <Button
                  size="small"
                  aria-label={t('settlements.columns.removeNamed', { name: column })}
                  onClick={() => setColumns(columns.filter((one) => one !== column))}
                >
                  {t('settlements.columns.remove')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
      {mayChange && left.length > 0 && (
        <SelectField
          label={t('settlements.columns.add')}
          value=""
          onChange={(column) => setColumns([...columns, SettlementColumn.parse(column)])}
          options={[
            { value: '', label: t('settlements.columns.choose') },
            ...left.map((column) => ({ value: column, label: column })),
          ]}
        />
      )}
    </Form>
  );
}
