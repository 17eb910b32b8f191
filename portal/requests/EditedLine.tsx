import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
});

interface EditedLineProps {
  readonly name: string;
  /** `discount` null: none is given here. */
  readonly values: { readonly quantity: string; readonly discount: string | null };
  /** Where its mistakes are, e.g. `/kept/0`. */
  readonly here: string;
  readonly mistakes: Mistakes;
  readonly onChange: (changes: { readonly quantity?: string; readonly discount?: string }) => void;
  readonly onRemove: () => void;
}

/** How many of something, and with how much off. */
export function EditedLine({ name, values, here, mistakes, onChange, onRemove }: EditedLineProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <TextField
        label={t('requests.page.quantityOf', { item: name })}
        value={values.quantity}
        onChange={(quantity) => onChange({ quantity })}
        mistake={
          mistakes.get(`${here}/quantity`) ?? mistakes.get(`${here}/line`) ?? mistakes.get(`${here}/item`)
        }
        type="number"
      />
      {values.discount !== null && (
        <TextField
          label={t('requests.page.discountOf', { item: name })}
          value={values.discount}
          onChange={(discount) => onChange({ discount })}
          mistake={mistakes.get(`${here}/discount`)}
        />
      )}
      <Button onClick={onRemove}>{t('requests.page.removeLine', { item: name })}</Button>
    </div>
  );
}
