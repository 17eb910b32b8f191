import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExchangeVersion, IntegrationReply, reconnectServer } from '../../contract/integrations.ts';
import { ConflictNotice } from '../forms/ConflictNotice.tsx';
import { newerOf } from '../forms/newer.ts';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useMoment, useSession } from '../shell/session.ts';
import { AttemptPanel } from './AttemptPanel.tsx';
import type { Integration } from './IntegrationCard.tsx';
import { serverBeside, valuesOf } from './server-values.ts';
import { ServerForm } from './ServerForm.tsx';

/** The change counts once every step has passed; until then the connection works as before. */
export function EditServer({ stored }: { readonly stored: Integration }) {
  const { t } = useTranslation('portal');
  const { me, organization, call } = useSession();
  const moment = useMoment();
  const [version, setVersion] = useState(stored.version); // what was seen when the typing began
  const key = `${me.person.objectId}.${organization.id}.edit-server.${stored.id}`;
  const { values, change, forget } = useDraft(key, valuesOf(stored), ['password']);
  const submit = useSubmit(call, reconnectServer);
  const [attempt, setAttempt] = useState<{ id: string; isRunning: boolean } | null>(null);
  const [isAuthorityRemoved, setAuthorityRemoved] = useState(false);
  const newer = newerOf(submit.problem, IntegrationReply);
  const isBusy = submit.isSending || attempt?.isRunning === true;

  const save = async (over: number) => {
    if (isBusy) return;
    const { authorityName: _shownOnly, authority, userName, password, exchangeVersion, ...rest } = values;
    const started = await submit.send({
      params: { id: stored.id },
      version: over,
      body: {
        ...rest,
        userName: userName.trim() === '' ? null : userName,
        password: password === '' ? null : password,
        exchangeVersion: ExchangeVersion.parse(exchangeVersion),
        ...(authority !== '' && { authority }),
        ...(authority === '' && isAuthorityRemoved && { authority: null }),
      },
    });
    if (started === null) return;
    change({ password: '' }); // gone now, so that nothing is taken away that is typed while the steps still run
    setAttempt({ id: started.id, isRunning: true });
  };

  const setAt = stored.server?.password.setAt;
  return (
    <>
      {newer && (
        <ConflictNotice
          fields={serverBeside(values, newer, t)}
          onKeepMine={() => {
            setVersion(newer.version);
            void save(newer.version);
          }}
          onTakeTheirs={() => {
            setVersion(newer.version);
            change(valuesOf(newer));
            submit.clear();
          }}
        />
      )}
      <ServerForm
        title={t('integrations.detail.edit')}
        values={values}
        onChange={change}
        mistakes={submit.mistakes}
        problem={newer ? null : submit.problem}
        isBusy={isBusy}
        onSubmit={() => void save(version)}
        submitLabel={t('integrations.form.save')}
        passwordHint={t('integrations.form.passwordKept', { when: setAt ? moment(setAt) : '—' })}
        isPasswordRequired={false}
        storedAuthority={
          stored.server?.ownAuthority
            ? { isRemoved: isAuthorityRemoved, onRemove: () => setAuthorityRemoved(true) }
            : undefined
        }
      />
      {attempt && (
        <AttemptPanel
          takesFocus
          key={attempt.id}
          id={attempt.id}
          onSettled={({ id, state }) => {
            setAttempt({ id, isRunning: false });
            if (state !== 'failed') forget();
          }}
        />
      )}
    </>
  );
}
