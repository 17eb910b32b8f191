import { useTranslation } from 'react-i18next';
import { MenuItem } from '../../contract/menu-items.ts';
import { changeItem, readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { previewItem } from '../../contract/rule-preview.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { together } from '../forms/together.ts';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { PreviewButton } from '../previews/PreviewButton.tsx';
import { PreviewOutcome } from '../previews/PreviewOutcome.tsx';
import { usePreview } from '../previews/use-preview.ts';
import { useMoney } from '../shell/money.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { useComparedItem } from './compared-item.ts';
import { bodyOf, valuesOf } from './item-values.ts';
import { ItemFields } from './ItemFields.tsx';

interface EditItemProps {
  readonly menu: MenuReply;
  readonly item: MenuItem;
}

/** Changes an item. */
export function EditItem({ menu, item }: EditItemProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const money = useMoney();
  const stale = useStale();
  const { currency } = menu;
  const saving = useSubmit(call, changeItem);
  const looking = useSubmit(call, previewItem);
  const submit = together(saving, looking);
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
  const body = sentOf(values);
  const preview = usePreview(JSON.stringify(body), async (after) => {
    saving.clear();
    const query = after === null ? {} : { after };
    return await looking.send({ params: { id: item.id }, version: edited.version, body, query });
  });

  const save = async (version: number) => {
    looking.clear();
    const changed = await saving.send({ params: { id: item.id }, version, body });
    if (changed === null) return;
    edited.take(changed);
    announce(t('menus.item.saved', { name: changed.name }));
    stale(readMenu);
  };
  return (
    <>
      <EditForm
        label={item.name}
        edited={edited}
        compared={(newer) => compared(values, valuesOf(newer, currency, money))}
        submit={submit}
        onSave={(version) => void save(version)}
        more={<PreviewButton preview={preview} isDisabled={submit.isSending || !edited.isTouched} />}
      >
        <ItemFields
          menu={menu}
          item={item.id}
          values={values}
          onChange={edited.change}
          mistakes={submit.mistakes}
        />
      </EditForm>
      <PreviewOutcome preview={preview} isLooking={looking.isSending} />
    </>
  );
}
