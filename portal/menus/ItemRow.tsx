import { Badge, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuItem } from '../../contract/menu-items.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { useMoney } from '../shell/money.ts';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { MoveButtons } from './MoveButtons.tsx';

const useStyles = makeStyles({
  place: { ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  draggable: { cursor: 'grab' },
  words: { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  facts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

interface ItemRowProps {
  readonly menu: MenuReply;
  readonly item: MenuItem;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** An item in its place on the menu. */
export function ItemRow({ menu, item, onMove, onDragStart, onDragOver, onDrop }: ItemRowProps) {
  const styles = useStyles();
  const { mayEdit } = menu;
  return (
    <li className={styles.place}>
      <div
        className={mergeClasses(styles.row, mayEdit && styles.draggable)}
        draggable={mayEdit}
        onDragStart={onDragStart}
        onDragOver={onDragOver}
        onDrop={onDrop}
      >
        <ItemPicture item={item} alt="" />
        <div className={styles.words}>
          <PageLink to={`/providers/${menu.provider.id}/menu/items/${item.id}`}>{item.name}</PageLink>
          <Facts menu={menu} item={item} />
        </div>
        {mayEdit && <MoveButtons name={item.name} mayUp mayDown onMove={onMove} />}
      </div>
    </li>
  );
}

function Facts({ menu, item }: Pick<ItemRowProps, 'menu' | 'item'>) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const money = useMoney();
  const { time } = useSession();
  const { options, contents, stock, allergens } = item;
  return (
    <div className={styles.facts}>
      <Caption1>
        {money.price(item.unitPrice, menu.currency)} {item.unit} {t('menus.vat', { name: item.vat.name })}
      </Caption1>
      {!item.isActive && (
        <Badge appearance="tint" color="informative">
          {t('menus.inactive')}
        </Badge>
      )}
      {contents.length > 0 && <Badge appearance="outline">{t('menus.package')}</Badge>}
      {options.length > 0 && <Caption1>{t('menus.options', { count: options.length })}</Caption1>}
      {stock !== null && <Caption1>{t('menus.stock', { count: stock })}</Caption1>}
      {allergens.length > 0 && (
        <Caption1>{time.list(allergens.map((one) => t(`menus.allergens.${one}`)))}</Caption1>
      )}
    </div>
  );
}
