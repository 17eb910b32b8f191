import {
  Body1,
  Button,
  makeStyles,
  tokens,
  typographyStyles,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemId } from '../../contract/menu-items.ts';
import type { MenuItem } from '../../contract/menu-items.ts';
import type { CategoryReply, MenuReply } from '../../contract/menus.ts';
import { CategoryDialog } from './CategoryDialog.tsx';
import { ItemRow } from './ItemRow.tsx';
import { MoveButtons } from './MoveButtons.tsx';
import { RemoveCategory } from './RemoveCategory.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.subtitle2, margin: 0, minWidth: 0, flexGrow: 1, overflowWrap: 'anywhere' },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** What a dragged item is called while it hangs on the pointer. */
const DRAGGED = 'application/x-foyer-item';

interface CategorySectionProps {
  readonly menu: MenuReply;
  /** Null: what has no category. */
  readonly category: CategoryReply | null;
  readonly title: string;
  readonly items: readonly MenuItem[];
  /** The only section of a menu without categories has no heading of its own. */
  readonly isAlone: boolean;
  readonly edges: { readonly isFirst: boolean; readonly isLast: boolean };
  readonly onMoveItem: (item: ItemId, by: -1 | 1) => void;
  /** `at` counts without the item itself. */
  readonly onDropItem: (item: ItemId, at: number) => void;
  readonly onMoveCategory: (by: -1 | 1) => void;
}

/** A category with its items. */
export function CategorySection(props: CategorySectionProps) {
  const { menu, title, items, isAlone, onMoveItem, onDropItem } = props;
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const heading = useId();
  const drop = (event: React.DragEvent, at: number) => {
    event.preventDefault();
    event.stopPropagation();
    const item = ItemId.safeParse(event.dataTransfer.getData(DRAGGED)).data;
    if (item === undefined) return;
    const from = items.findIndex(({ id }) => id === item);
    onDropItem(item, from !== -1 && from < at ? at - 1 : at);
  };
  const over = (event: React.DragEvent) => {
    if (menu.mayEdit && event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
  };
  return (
    <section
      className={styles.section}
      {...(isAlone ? { 'aria-label': t('menus.title') } : { 'aria-labelledby': heading })}
      onDragOver={over}
      onDrop={(event) => drop(event, items.length)}
    >
      {!isAlone && <Head {...props} id={heading} />}
      {items.length === 0 ? (
        <Body1>{t('menus.emptyCategory')}</Body1>
      ) : (
        <ul className={styles.list} aria-label={title}>
          {items.map((item, at) => (
            <ItemRow
              key={item.id}
              menu={menu}
              item={item}
              onMove={(by) => onMoveItem(item.id, by)}
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAGGED, item.id);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={over}
              onDrop={(event) => drop(event, at)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Head({
  menu,
  category,
  title,
  edges,
  onMoveCategory,
  id,
}: CategorySectionProps & { readonly id: string }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const opener = useRestoreFocusTarget();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={styles.head}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {menu.mayEdit && category && (
        <>
          <MoveButtons
            name={category.name}
            mayUp={!edges.isFirst}
            mayDown={!edges.isLast}
            onMove={onMoveCategory}
          />
          <Button
            size="small"
            aria-label={t('menus.rename', { name: category.name })}
            onClick={() => setOpen('rename')}
            {...opener}
          >
            {t('menus.renameShort')}
          </Button>
          <Button
            size="small"
            aria-label={t('menus.remove', { name: category.name })}
            onClick={() => setOpen('remove')}
            {...opener}
          >
            {t('menus.removeShort')}
          </Button>
          {open === 'rename' && (
            <CategoryDialog provider={menu.provider.id} stored={category} onClose={close} />
          )}
          {open === 'remove' && <RemoveCategory category={category} onClose={close} />}
        </>
      )}
    </div>
  );
}
