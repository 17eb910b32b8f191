import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CategoryId } from '../../contract/menu-items.ts';
import { addCategory, changeCategory, readMenu } from '../../contract/menus.ts';
import type { CategoryReply } from '../../contract/menus.ts';
import type { ProviderId } from '../../contract/services.ts';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface CategoryDialogProps {
  readonly provider: ProviderId;
  /** Null: a new one. */
  readonly stored: CategoryReply | null;
  readonly onClose: () => void;
}

/** Adds a category, or renames one. */
export function CategoryDialog({ provider, stored, onClose }: CategoryDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const { idFor } = useClientId();
  const adding = useSubmit(call, addCategory);
  const changing = useSubmit(call, changeCategory);
  const submit = stored ? changing : adding;
  const [name, setName] = useState(stored?.name ?? '');

  const save = async () => {
    const said = { name };
    const saved = stored
      ? await changing.send({ params: { id: stored.id }, version: stored.version, body: said })
      : await adding.send({
          params: { id: provider },
          body: { id: CategoryId.parse(idFor(said)), ...said },
        });
    stale(readMenu);
    if (saved === null) return;
    announce(t(stored ? 'menus.category.saved' : 'menus.category.added', { name: saved.name }));
    onClose();
  };
  return (
    <FormDialog
      title={stored ? t('menus.rename', { name: stored.name }) : t('menus.addCategory')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      isSending={submit.isSending}
      submitLabel={stored ? t('shell.form.save') : t('menus.addCategory')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('menus.category.name')}
        value={name}
        onChange={setName}
        mistake={submit.mistakes.get('/name')}
        isRequired
      />
    </FormDialog>
  );
}
