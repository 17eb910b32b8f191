import { Body1, Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { startOnline } from '../../contract/integrations.ts';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useSession } from '../shell/session.ts';
import { useIntegrationsPath } from './path.ts';

const kinds = new Map([
  ['online', 'graph'],
  ['online-ews', 'ews-online'],
] as const);

/** Connects Exchange Online: from here the browser goes to Microsoft, where an administrator of the tenant signs in. */
export function AddOnlinePage() {
  const { online = '' } = useParams();
  const kind = [...kinds].find(([path]) => path === online)?.[1];
  return kind ? <AddOnline key={kind} kind={kind} /> : <NotFound />;
}

function AddOnline({ kind }: { readonly kind: 'graph' | 'ews-online' }) {
  const { t } = useTranslation('portal');
  const { me, organization, call } = useSession();
  const { leaveTo } = usePortalDeps();
  const key = `${me.person.objectId}.${organization.id}.add-${kind}`;
  const { values, change, forget } = useDraft(key, { label: '', controlMailbox: '' });
  const submit = useSubmit(call, startOnline);
  const clientId = useClientId();

  const integrate = async () => {
    const control = values.controlMailbox.trim();
    const label = values.label.trim() === '' ? null : values.label;
    const content = { label, kind, controlMailbox: control === '' ? null : control };
    const started = await submit.send({ body: { id: clientId.idFor(content), ...content } });
    if (started === null) return;
    forget();
    leaveTo(started.next);
  };

  const title = t(`integrations.kinds.${kind}`);
  return (
    <Page title={title} path={useIntegrationsPath('add')}>
      {kind === 'ews-online' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('integrations.choose.online')}</MessageBarBody>
        </MessageBar>
      )}
      <Body1>{t('integrations.online.detail')}</Body1>
      <Form
        label={title}
        mistakes={submit.mistakes}
        problem={submit.problem}
        onSubmit={() => void integrate()}
        actions={
          <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
            {t('integrations.form.integrate')}
          </Button>
        }
      >
        <TextField
          label={t('integrations.form.label')}
          hint={t('integrations.form.labelOnlineHint')}
          value={values.label}
          onChange={(label) => change({ label })}
          mistake={submit.mistakes.get('/label')}
        />
        <TextField
          label={t('integrations.form.control')}
          hint={t('integrations.form.controlOnlineHint')}
          type="email"
          value={values.controlMailbox}
          onChange={(controlMailbox) => change({ controlMailbox })}
          mistake={submit.mistakes.get('/controlMailbox')}
        />
      </Form>
    </Page>
  );
}
