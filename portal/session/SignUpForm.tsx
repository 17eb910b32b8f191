import { Body1, Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { OrganizationId } from '../../contract/primitives.ts';
import { signUp } from '../../contract/portal.ts';
import type { Call } from '../../ui/api/call.ts';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import type { Me } from '../shell/session.ts';

interface SignUpFormProps {
  readonly me: Me;
  readonly call: Call;
  readonly onOpened: (organization: OrganizationId) => void;
  readonly onCancel: () => void;
}

/** Opens a new organization, whose owner the signed-in person becomes. */
export function SignUpForm({ me, call, onOpened, onCancel }: SignUpFormProps) {
  const { t } = useTranslation('portal');
  const { values, change, forget } = useDraft(`${me.person.objectId}.sign-up`, {
    name: '',
    contactMail: me.person.mail ?? '',
    code: '',
  });
  const submit = useSubmit(call, signUp);
  const clientId = useClientId();
  const needsCode = me.signUp === 'code';

  const open = async () => {
    const { name, contactMail } = values;
    const content = { name, contactMail, ...(needsCode && { code: values.code }) };
    const id = OrganizationId.parse(clientId.idFor({ name, contactMail }));
    const opened = await submit.send({ body: { id, ...content } });
    if (opened === null) return;
    forget();
    onOpened(opened.id);
  };

  return (
    <Form
      label={t('shell.signUp.title')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void open()}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
            {t('shell.signUp.submit')}
          </Button>
          <Button onClick={onCancel}>{t('shell.form.cancel')}</Button>
        </>
      }
    >
      <Body1>{t('shell.signUp.detail')}</Body1>
      <TextField
        label={t('shell.signUp.name')}
        value={values.name}
        onChange={(name) => change({ name })}
        mistake={submit.mistakes.get('/name')}
        autoComplete="organization"
        isRequired
      />
      <TextField
        label={t('shell.signUp.contactMail')}
        hint={t('shell.signUp.contactHint')}
        type="email"
        value={values.contactMail}
        onChange={(contactMail) => change({ contactMail })}
        mistake={submit.mistakes.get('/contactMail')}
        autoComplete="email"
        isRequired
      />
      {needsCode && (
        <TextField
          label={t('shell.signUp.code')}
          hint={t('shell.signUp.codeHint')}
          value={values.code}
          onChange={(code) => change({ code })}
          mistake={submit.mistakes.get('/code')}
          isRequired
        />
      )}
    </Form>
  );
}
