import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExchangeVersion, connectServer } from '../../contract/integrations.ts';
import { IntegrationId } from '../../contract/primitives.ts';
import { useClientId } from '../forms/client-id.ts';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { Page } from '../shell/Page.tsx';
import { useSession } from '../shell/session.ts';
import { AttemptPanel } from './AttemptPanel.tsx';
import { useIntegrationsPath } from './path.ts';
import { ServerForm, emptyServer } from './ServerForm.tsx';
import { withSuggestedLabel } from './suggest-label.ts';

/** Connects an Exchange Server: the form, and below it the steps while they run. A failure keeps all but the password. */
export function AddServerPage() {
  const { t } = useTranslation('portal');
  const { me, organization, call } = useSession();
  const key = `${me.person.objectId}.${organization.id}.add-server`;
  const { values, change, forget } = useDraft(key, emptyServer, ['password']);
  const submit = useSubmit(call, connectServer);
  const clientId = useClientId();
  const [attempt, setAttempt] = useState<{ id: string; state: string } | null>(null);
  const isBusy = submit.isSending || attempt?.state === 'running';

  const integrate = async () => {
    if (isBusy) return;
    const { userName, authority, exchangeVersion, authorityName: _shownOnly, ...rest } = values;
    const content = {
      ...rest,
      userName: userName.trim() === '' ? null : userName,
      authority: authority === '' ? null : authority,
      exchangeVersion: ExchangeVersion.parse(exchangeVersion),
    };
    const id = IntegrationId.parse(clientId.idFor(content));
    const started = await submit.send({ body: { id, ...content } });
    if (started === null) return;
    clientId.answered();
    change({ password: '' }); // gone now, so that nothing is taken away that is typed while the steps still run
    setAttempt({ id: started.id, state: 'running' });
  };
  const settled = (id: string, state: string) => {
    setAttempt({ id, state });
    if (state !== 'failed') forget();
  };

  const title = t('integrations.server.title');
  const isDone = attempt?.state === 'established' || attempt?.state === 'proving';
  return (
    <Page title={title} path={useIntegrationsPath('add')}>
      {!isDone && (
        <ServerForm
          title={title}
          values={values}
          onChange={(changes) => change(withSuggestedLabel(values, changes, t))}
          mistakes={submit.mistakes}
          problem={submit.problem}
          isBusy={isBusy}
          onSubmit={() => void integrate()}
          submitLabel={t('integrations.form.integrate')}
          passwordHint={t(
            attempt?.state === 'failed'
              ? 'integrations.form.passwordAgain'
              : 'integrations.form.passwordHint',
          )}
          isPasswordRequired
        />
      )}
      {attempt && (
        <AttemptPanel
          takesFocus
          key={attempt.id}
          id={attempt.id}
          onSettled={({ id, state }) => settled(id, state)}
        />
      )}
    </Page>
  );
}
