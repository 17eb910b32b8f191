import { Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { allergens, diets } from '../../contract/menu-items.ts';
import type { ItemId } from '../../contract/menu-items.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { CheckList } from '../forms/CheckList.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { ChoiceField } from '../providers/ChoiceField.tsx';
import { UnitsField } from '../providers/UnitsField.tsx';
import { ContentsField } from './ContentsField.tsx';
import { allergensOf, dietsOf, unitsOf } from './item-values.ts';
import type { ItemValues } from './item-values.ts';
import { OptionsField } from './OptionsField.tsx';
import { PriceField } from './PriceField.tsx';
import { WhenFields } from './WhenFields.tsx';

const useStyles = makeStyles({
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
});

interface ItemFieldsProps {
  readonly menu: MenuReply;
  /** Null: a new one. */
  readonly item: ItemId | null;
  readonly values: ItemValues;
  readonly onChange: (changes: Partial<ItemValues>) => void;
  readonly mistakes: Mistakes;
}

/** Everything that is said about an item. */
export function ItemFields(props: ItemFieldsProps) {
  const { menu, item, values, onChange, mistakes } = props;
  const { t } = useTranslation('portal');
  return (
    <>
      <Basics {...props} />
      <Numbers {...props} />
      <CheckList
        legend={t('menus.item.allergens')}
        options={allergens.map((value) => ({ value, label: t(`menus.allergens.${value}`) }))}
        chosen={allergensOf(values.allergens)}
        onChange={(chosen) => onChange({ allergens: chosen.join(' ') })}
      />
      <CheckList
        legend={t('menus.item.diets')}
        options={diets.map((value) => ({ value, label: t(`menus.diets.${value}`) }))}
        chosen={dietsOf(values.diets)}
        onChange={(chosen) => onChange({ diets: chosen.join(' ') })}
      />
      <OptionsField
        currency={menu.currency}
        options={values.options}
        onChange={(options) => onChange({ options })}
        mistakes={mistakes}
      />
      <ContentsField
        others={menu.items.filter(({ id, contents }) => id !== item && contents.length === 0)}
        contents={values.contents}
        onChange={(contents) => onChange({ contents })}
        mistakes={mistakes}
      />
      <WhenFields values={values} onChange={onChange} mistakes={mistakes} />
      <ChoiceField
        label={t('menus.item.places')}
        value={values.reach}
        options={[
          { value: 'everywhere', label: t('menus.item.everywhere') },
          { value: 'somewhere', label: t('menus.item.somewhere') },
        ]}
        onChange={(reach) => onChange({ reach })}
      />
      {values.reach === 'somewhere' && (
        <UnitsField
          chosen={unitsOf(values.units)}
          onChange={(units) => onChange({ units: units.toSorted().join(' ') })}
        />
      )}
      {item !== null && (
        <ChoiceField
          label={t('menus.item.active')}
          value={values.active}
          options={[
            { value: 'yes', label: t('menus.item.isActive') },
            { value: 'no', label: t('menus.item.isInactive') },
          ]}
          onChange={(active) => onChange({ active })}
        />
      )}
    </>
  );
}

function Basics({ menu, values, onChange, mistakes }: ItemFieldsProps) {
  const { t } = useTranslation('portal');
  const mistake = mistakes.get('/description');
  const label = t('menus.item.description');
  const chosenVat = menu.vatCategories.filter(({ id, isActive }) => isActive || id === values.vat);
  return (
    <>
      <TextField
        label={t('menus.item.name')}
        value={values.name}
        onChange={(name) => onChange({ name })}
        mistake={mistakes.get('/name')}
        isRequired
      />
      <Field
        label={label}
        {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
      >
        <Textarea
          value={values.description}
          resize="vertical"
          onChange={(_event, data) => onChange({ description: data.value })}
        />
      </Field>
      <SelectField
        label={t('menus.item.category')}
        value={values.category}
        onChange={(category) => onChange({ category })}
        options={[
          { value: '', label: t('menus.uncategorized') },
          ...menu.categories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        mistake={mistakes.get('/category')}
      />
      <PriceField
        label={t('menus.item.price', { currency: menu.currency })}
        value={values.price}
        currency={menu.currency}
        onChange={(price) => onChange({ price })}
        mistake={mistakes.get('/unitPrice')}
        isRequired
      />
      <TextField
        label={t('menus.item.unit')}
        hint={t('menus.item.unitHint')}
        value={values.unit}
        onChange={(unit) => onChange({ unit })}
        mistake={mistakes.get('/unit')}
        isRequired
      />
      <SelectField
        label={t('menus.item.vat')}
        value={values.vat}
        onChange={(vat) => onChange({ vat })}
        options={[
          ...(chosenVat.some(({ id }) => id === values.vat) ? [] : [{ value: '', label: '' }]),
          ...chosenVat.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        mistake={mistakes.get('/vat')}
        {...(chosenVat.length === 0 && { hint: t('menus.item.noVat') })}
        isRequired
      />
    </>
  );
}

function Numbers({ values, onChange, mistakes }: ItemFieldsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <div className={styles.numbers}>
      <TextField
        label={t('menus.item.least')}
        value={values.least}
        onChange={(least) => onChange({ least })}
        mistake={mistakes.get('/least')}
        type="number"
      />
      <TextField
        label={t('menus.item.most')}
        hint={t('menus.item.mostHint')}
        value={values.most}
        onChange={(most) => onChange({ most })}
        mistake={mistakes.get('/most')}
        type="number"
      />
      <TextField
        label={t('menus.item.covers')}
        hint={t('menus.item.coversHint')}
        value={values.covers}
        onChange={(covers) => onChange({ covers })}
        mistake={mistakes.get('/covers')}
        type="number"
      />
      <TextField
        label={t('menus.item.stock')}
        hint={t('menus.item.stockHint')}
        value={values.stock}
        onChange={(stock) => onChange({ stock })}
        mistake={mistakes.get('/stock')}
        type="number"
      />
    </div>
  );
}
