import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { MenuItem } from '../../contract/menu-items.ts';
import { changeItem, readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { ProviderId } from '../../contract/services.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { EditForm } from '../forms/EditForm.tsx';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { Facts } from '../shell/Facts.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { useMoney } from '../shell/money.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { useComparedItem } from './compared-item.ts';
import { bodyOf, valuesOf } from './item-values.ts';
import { ItemFields } from './ItemFields.tsx';
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

function EditItem({ menu, item }: FoundProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const money = useMoney();
  const stale = useStale();
  const { currency } = menu;
  const submit = useSubmit(call, changeItem);
  const sentOf = (values: ReturnType<typeof valuesOf>) => ({
    ...bodyOf(values, currency, money),
    isActive: values.active === 'yes',
  });
  const edited = useEdited({
    stored: item,
    schema: MenuItem,
    problem: submit.problem,
    valuesOf: (stored) => valuesOf(stored, currency, money),
    areAlike: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  const compared = useComparedItem(menu);
  const { values } = edited;

  const save = async (version: number) => {
    const changed = await submit.send({ params: { id: item.id }, version, body: sentOf(values) });
    if (changed === null) return;
    edited.take(changed);
    announce(t('menus.item.saved', { name: changed.name }));
    stale(readMenu);
  };
  return (
    <EditForm
      label={item.name}
      edited={edited}
      compared={(newer) => compared(values, valuesOf(newer, currency, money))}
      submit={submit}
      onSave={(version) => void save(version)}
    >
      <ItemFields
        menu={menu}
        item={item.id}
        values={values}
        onChange={edited.change}
        mistakes={submit.mistakes}
      />
    </EditForm>
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
