import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuItem } from '../../contract/menu-items.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { contentsOf } from './item-values.ts';
import type { ContentValues } from './item-values.ts';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: 0 },
  part: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
});

interface ContentsFieldProps {
  /** What a package may consist of. */
  readonly others: readonly Pick<MenuItem, 'id' | 'name'>[];
  /** JSON. */
  readonly contents: string;
  readonly onChange: (contents: string) => void;
  readonly mistakes: Mistakes;
}

/** What a package consists of. */
export function ContentsField({ others, contents: text, onChange, mistakes }: ContentsFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const hint = useId();
  const contents = contentsOf(text);
  const change = (changed: readonly ContentValues[]) => onChange(JSON.stringify(changed));
  return (
    <fieldset className={styles.field} aria-describedby={hint}>
      <legend className={styles.legend}>{t('menus.contents.legend')}</legend>
      <Caption1 id={hint}>{t('menus.contents.hint')}</Caption1>
      {contents.map((content, at) => {
        const number = at + 1;
        return (
          // Parts have no ids of their own; they are changed where they stand.
          <div key={number} className={styles.part}>
            <SelectField
              label={t('menus.contents.item', { number })}
              value={content.item}
              onChange={(item) => change(contents.with(at, { ...content, item }))}
              options={[
                { value: '', label: t('menus.contents.choose') },
                ...others.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              mistake={mistakes.get(`/contents/${at}/item`)}
              isRequired
            />
            <TextField
              label={t('menus.contents.quantity', { number })}
              value={content.quantity}
              onChange={(quantity) => change(contents.with(at, { ...content, quantity }))}
              mistake={mistakes.get(`/contents/${at}/quantity`)}
              type="number"
              isRequired
            />
            <Button
              aria-label={t('menus.contents.remove', { number })}
              onClick={() => change(contents.toSpliced(at, 1))}
            >
              {t('menus.removeShort')}
            </Button>
          </div>
        );
      })}
      <div>
        <Button
          disabledFocusable={others.length === 0}
          onClick={() => change([...contents, { item: '', quantity: '1' }])}
        >
          {t('menus.contents.add')}
        </Button>
      </div>
    </fieldset>
  );
}
