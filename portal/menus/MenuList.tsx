import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CategoryId, ItemId } from '../../contract/menu-items.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { CategorySection } from './CategorySection.tsx';
import { moveCategory, moveItem, placeItem } from './menu-order.ts';
import type { MenuGroup } from './menu-order.ts';
import { useArrange } from './use-arrange.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

/** A menu in its order, which is changed by dragging or by the arrows. */
export function MenuList({ menu }: { readonly menu: MenuReply }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { groups, isSending, problem, arrange } = useArrange(menu);
  const items = new Map(menu.items.map((item) => [item.id, item]));
  const categories = new Map(menu.categories.map((category) => [category.id, category]));
  const nameOf = (category: CategoryId | null) =>
    (category && categories.get(category)?.name) ?? t('menus.uncategorized');

  const move = (next: readonly MenuGroup[], item: ItemId) => {
    const before = groups.find((group) => group.items.includes(item));
    const after = next.find((group) => group.items.includes(item));
    if (next === groups || !after || isSending) return;
    const name = items.get(item)?.name ?? '';
    const said =
      before?.category === after.category
        ? t('menus.moved', { name, position: after.items.indexOf(item) + 1, count: after.items.length })
        : t('menus.movedTo', { name, category: nameOf(after.category) });
    arrange(next, said);
  };
  const shown = groups.filter(({ category, items }) => category !== null || items.length > 0);
  return (
    <div className={styles.list}>
      {menu.mayEdit && <Caption1>{t('menus.orderHint')}</Caption1>}
      {problem !== null && <ProblemNotice error={problem} />}
      {shown.map((group) => {
        const to = groups.indexOf(group);
        const category = group.category === null ? null : (categories.get(group.category) ?? null);
        return (
          <CategorySection
            key={group.category ?? 'none'}
            menu={menu}
            category={category}
            title={nameOf(group.category)}
            items={group.items.flatMap((id) => items.get(id) ?? [])}
            isAlone={shown.length === 1 && category === null}
            edges={{ isFirst: to <= 1, isLast: to === groups.length - 1 }}
            onMoveItem={(item, by) => move(moveItem(groups, item, by), item)}
            onDropItem={(item, at) => move(placeItem(groups, item, to, at), item)}
            onMoveCategory={(by) => {
              if (category === null || isSending) return;
              const next = moveCategory(groups, category.id, by);
              const position = next.findIndex((one) => one.category === category.id);
              const count = groups.length - 1;
              if (next !== groups) arrange(next, t('menus.moved', { name: category.name, position, count }));
            }}
          />
        );
      })}
    </div>
  );
}
