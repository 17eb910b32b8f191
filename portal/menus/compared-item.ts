import { useTranslation } from 'react-i18next';
import type { MenuReply } from '../../contract/menus.ts';
import { listUnits } from '../../contract/organization.ts';
import { unitPath } from '../access/where.ts';
import type { ComparedField } from '../forms/ConflictNotice.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { allergensOf, contentsOf, dietsOf, optionsOf, unitsOf } from './item-values.ts';
import type { ItemValues } from './item-values.ts';

/** Two versions of an item, field by field, in words. */
export function useComparedItem(
  menu: MenuReply,
): (mine: ItemValues, theirs: ItemValues) => readonly ComparedField[] {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const units = useReading(listUnits).data?.units ?? [];
  const deadline = ({ deadline, days, time: at, minutes }: ItemValues) => {
    const kind = t(`menus.item.deadlineKind.${deadline}`);
    if (deadline === 'none') return kind;
    return `${kind}: ${deadline === 'days-before' ? `${days}, ${at}` : minutes}`;
  };
  const options = (text: string) =>
    time.list(
      optionsOf(text).map(
        ({ name, choices }) => `${name} (${time.list(choices.map((one) => `${one.name} ${one.price}`))})`,
      ),
    );
  const words: readonly (readonly [string, (values: ItemValues) => string])[] = [
    [t('menus.item.name'), ({ name }) => name],
    [t('menus.item.description'), ({ description }) => description],
    [t('menus.item.category'), ({ category }) => nameOf(menu.categories, category)],
    [t('menus.item.price', { currency: menu.currency }), ({ price }) => price],
    [t('menus.item.unit'), ({ unit }) => unit],
    [t('menus.item.vat'), ({ vat }) => nameOf(menu.vatCategories, vat)],
    [t('menus.item.least'), ({ least }) => least],
    [t('menus.item.most'), ({ most }) => most],
    [t('menus.item.covers'), ({ covers }) => covers],
    [t('menus.item.stock'), ({ stock }) => stock],
    [
      t('menus.item.allergens'),
      (values) => time.list(allergensOf(values.allergens).map((one) => t(`menus.allergens.${one}`))),
    ],
    [
      t('menus.item.diets'),
      (values) => time.list(dietsOf(values.diets).map((one) => t(`menus.diets.${one}`))),
    ],
    [t('menus.options.legend'), (values) => options(values.options)],
    [
      t('menus.contents.legend'),
      ({ contents }) =>
        time.list(contentsOf(contents).map((one) => `${one.quantity} × ${nameOf(menu.items, one.item)}`)),
    ],
    [t('menus.item.weekdays'), ({ weekdays }) => weekdays],
    [t('menus.item.seasonFrom'), ({ seasonFrom }) => seasonFrom],
    [t('menus.item.seasonTo'), ({ seasonTo }) => seasonTo],
    [t('menus.item.deadline'), deadline],
    [
      t('menus.item.places'),
      ({ reach, units: chosen }) =>
        reach === 'everywhere'
          ? t('menus.item.everywhere')
          : time.list(unitsOf(chosen).map((id) => unitPath(units, id) ?? id)),
    ],
    [
      t('menus.item.active'),
      ({ active }) => t(active === 'yes' ? 'menus.item.isActive' : 'menus.item.isInactive'),
    ],
  ];
  return (mine, theirs) => words.map(([name, show]) => ({ name, mine: show(mine), theirs: show(theirs) }));
}

function nameOf(list: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return list.find((one) => one.id === id)?.name ?? '';
}
