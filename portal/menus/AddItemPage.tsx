import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { ItemId } from '../../contract/menu-items.ts';
import { addItem, readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { ProviderId } from '../../contract/services.ts';
import { useClientId } from '../forms/client-id.ts';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { useMoney } from '../shell/money.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { bodyOf, emptyItem } from './item-values.ts';
import { ItemFields } from './ItemFields.tsx';
import { useMenuPath } from './menu-path.ts';

/** A menu → Add an item. */
export function AddItemPage() {
  const { id = '' } = useParams();
  const provider = ProviderId.safeParse(id).data;
  return provider ? <AddItemTo provider={provider} /> : <NotFound />;
}

function AddItemTo({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('portal');
  const menu = useReading(readMenu, { params: { id: provider } });
  const path = useMenuPath({ id: provider, name: menu.data?.provider.name });
  return (
    <Page title={t('menus.item.add')} path={path}>
      <Reading of={menu}>{(read) => <AddItemForm menu={read} />}</Reading>
    </Page>
  );
}

function AddItemForm({ menu }: { readonly menu: MenuReply }) {
  const { t } = useTranslation('portal');
  const { me, organization, call, announce } = useSession();
  const money = useMoney();
  const stale = useStale();
  const [, go] = useLocation();
  const { idFor, answered } = useClientId();
  const { provider, currency, vatCategories } = menu;
  const usualVat = vatCategories.find(({ isActive }) => isActive)?.id ?? '';
  const draft = useDraft(
    `item.${me.person.objectId}.${organization.id}.${provider.id}`,
    emptyItem(t('menus.item.unitUsual'), usualVat),
  );
  const submit = useSubmit(call, addItem);
  const back = `/providers/${provider.id}/menu`;

  const add = async () => {
    const content = bodyOf(draft.values, currency, money);
    const body = { id: ItemId.parse(idFor(content)), ...content };
    const added = await submit.send({ params: { id: provider.id }, body });
    if (added === null) return;
    answered();
    draft.forget();
    announce(t('menus.item.added', { name: added.name }));
    stale(readMenu);
    go(back);
  };
  return (
    <Form
      label={t('menus.item.add')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void add()}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
            {t('menus.item.addButton')}
          </Button>
          <LinkButton to={back}>{t('shell.form.cancel')}</LinkButton>
        </>
      }
    >
      <ItemFields
        menu={menu}
        item={null}
        values={draft.values}
        onChange={draft.change}
        mistakes={submit.mistakes}
      />
    </Form>
  );
}
