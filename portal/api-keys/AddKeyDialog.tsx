import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ApiKeyId,
  MOST_KEY_DAYS,
  USUAL_KEY_DAYS,
  addApiKey,
  apiScopes,
  listApiKeys,
} from '../../contract/api-keys.ts';
import type { ApiScope } from '../../contract/api-keys.ts';
import { useClientId } from '../forms/client-id.ts';
import { CheckList } from '../forms/CheckList.tsx';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { NewKey } from './NewKeyDialog.tsx';

interface AddKeyDialogProps {
  readonly onMade: (key: NewKey) => void;
  readonly onClose: () => void;
}

/** Makes a key: for what, with which rights, for how long. */
export function AddKeyDialog({ onMade, onClose }: AddKeyDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const { idFor } = useClientId();
  const submit = useSubmit(call, addApiKey);
  const [name, setName] = useState('');
  const [days, setDays] = useState(String(USUAL_KEY_DAYS));
  const [scopes, setScopes] = useState<readonly ApiScope[]>(['requests.read']);
  const make = async () => {
    const said = { name, scopes: [...scopes], days: /^\d+$/.test(days.trim()) ? Number(days) : Number.NaN };
    const made = await submit.send({ body: { id: ApiKeyId.parse(idFor(said)), ...said } });
    stale(listApiKeys);
    if (made === null) return;
    announce(t('apiKeys.added', { name: made.name }));
    onMade({ name: made.name, key: made.key });
  };
  return (
    <FormDialog
      title={t('apiKeys.add')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      isSending={submit.isSending}
      submitLabel={t('apiKeys.add')}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <TextField
        label={t('apiKeys.name')}
        hint={t('apiKeys.nameHint')}
        value={name}
        onChange={setName}
        mistake={submit.mistakes.get('/name')}
        isRequired
      />
      <CheckList
        legend={t('apiKeys.scopes')}
        options={apiScopes.map((scope) => ({ value: scope, label: t(`apiKeys.scope.${scope}`) }))}
        chosen={scopes}
        onChange={setScopes}
        {...(submit.mistakes.has('/scopes') && { hint: submit.mistakes.get('/scopes') ?? '' })}
      />
      <TextField
        label={t('apiKeys.days')}
        hint={t('apiKeys.daysHint', { most: MOST_KEY_DAYS })}
        value={days}
        onChange={setDays}
        mistake={submit.mistakes.get('/days')}
        isRequired
      />
    </FormDialog>
  );
}
