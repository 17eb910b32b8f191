import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { MenuItem } from '../../contract/menu-items.ts';
import { readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { ProviderId } from '../../contract/services.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Facts } from '../shell/Facts.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { useMoney } from '../shell/money.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useComparedItem } from './compared-item.ts';
import { EditItem } from './EditItem.tsx';
import { valuesOf } from './item-values.ts';
import { useMenuPath } from './menu-path.ts';
import { PicturePanel } from './PicturePanel.tsx';
import { RemoveItem } from './RemoveItem.tsx';

/** A menu → one of its items. */
export function ItemPage() {
  const { id = '', item = '' } = useParams();
  const provider = ProviderId.safeParse(id).data;
  return provider ? <ItemOf provider={provider} id={item} /> : <NotFound />;
}

function ItemOf({ provider, id }: { readonly provider: ProviderId; readonly id: string }) {
  const { t } = useTranslation('portal');
  const menu = useReading(readMenu, { params: { id: provider } });
  const path = useMenuPath({ id: provider, name: menu.data?.provider.name });
  const item = menu.data?.items.find((one) => one.id === id);
  return (
    <Page
      title={item?.name ?? t('menus.title')}
      path={path}
      actions={item && menu.data?.mayEdit && <RemoveItem item={item} />}
    >
      <Reading of={menu}>
        {(read) =>
          item ? (
            <Found key={item.id} menu={read} item={item} />
          ) : (
            <EmptyState
              title={t('menus.item.gone')}
              action={<LinkButton to={`/providers/${provider}/menu`}>{t('menus.item.back')}</LinkButton>}
            >
              {t('menus.item.goneDetail')}
            </EmptyState>
          )
        }
      </Reading>
    </Page>
  );
}

interface FoundProps {
  readonly menu: MenuReply;
  readonly item: MenuItem;
}

function Found({ menu, item }: FoundProps) {
  return (
    <>
      <PicturePanel item={item} mayEdit={menu.mayEdit} />
      {menu.mayEdit ? <EditItem menu={menu} item={item} /> : <ItemFacts menu={menu} item={item} />}
    </>
  );
}

/** An item for people who may look but not change. */
function ItemFacts({ menu, item }: FoundProps) {
  const { t } = useTranslation('portal');
  const money = useMoney();
  const compared = useComparedItem(menu);
  const values = valuesOf(item, menu.currency, money);
  return (
    <Facts
      of={compared(values, values).map(({ name, mine }) => ({
        name,
        value: mine === '' ? t('menus.item.nothing') : mine,
      }))}
    />
  );
}
