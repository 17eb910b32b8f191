import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ExchangeVersion } from '../../contract/integrations.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { AuthorityField } from './AuthorityField.tsx';

/** What is typed to reach an Exchange Server; all texts, so that it can wait in a draft. */
export interface ServerValues {
  readonly label: string;
  readonly account: string;
  readonly userName: string;
  readonly password: string;
  readonly exchangeVersion: string;
  readonly url: string;
  readonly controlMailbox: string;
  /** PEM, or empty. */
  readonly authority: string;
  readonly authorityName: string;
}

export const emptyServer: ServerValues = {
  label: '',
  account: '',
  userName: '',
  password: '',
  exchangeVersion: 'Exchange2016',
  url: '',
  controlMailbox: '',
  authority: '',
  authorityName: '',
};

interface ServerFormProps {
  readonly title: string;
  readonly values: ServerValues;
  readonly onChange: (changes: Partial<ServerValues>) => void;
  readonly mistakes: Mistakes;
  readonly problem: unknown;
  readonly isBusy: boolean;
  readonly onSubmit: () => void;
  readonly submitLabel: string;
  readonly passwordHint: string;
  readonly isPasswordRequired: boolean;
  /** What may be done with a certificate that was uploaded before; left out where there is none. */
  readonly storedAuthority?: { readonly isRemoved: boolean; readonly onRemove: () => void } | undefined;
}

/** How an Exchange Server is reached: the fields in the order in which an administrator knows them. */
export function ServerForm(props: ServerFormProps) {
  const { values, onChange, mistakes, isBusy } = props;
  const { t } = useTranslation('portal');
  const field = (name: keyof ServerValues) => ({
    value: values[name],
    onChange: (value: string) => onChange({ [name]: value }),
    mistake: mistakes.get(`/${name}`),
  });
  return (
    <Form
      label={props.title}
      mistakes={mistakes}
      problem={props.problem}
      onSubmit={props.onSubmit}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
          {isBusy ? t('integrations.server.submitting') : props.submitLabel}
        </Button>
      }
    >
      <TextField
        label={t('integrations.form.label')}
        hint={t('integrations.form.labelHint')}
        isRequired
        {...field('label')}
      />
      <TextField
        label={t('integrations.form.account')}
        hint={t('integrations.form.accountHint')}
        type="email"
        isRequired
        {...field('account')}
      />
      <TextField
        label={t('integrations.form.userName')}
        hint={t('integrations.form.userNameHint')}
        {...field('userName')}
      />
      <TextField
        label={t('integrations.form.password')}
        hint={props.passwordHint}
        type="password"
        autoComplete="new-password"
        isRequired={props.isPasswordRequired}
        {...field('password')}
      />
      <SelectField
        label={t('integrations.form.version')}
        options={ExchangeVersion.options.map((value) => ({
          value,
          label: t(`integrations.form.versions.${value}`),
        }))}
        isRequired
        {...field('exchangeVersion')}
      />
      <TextField
        label={t('integrations.form.url')}
        hint={t('integrations.form.urlHint')}
        type="url"
        isRequired
        {...field('url')}
      />
      <TextField
        label={t('integrations.form.control')}
        hint={t('integrations.form.controlHint')}
        type="email"
        isRequired
        {...field('controlMailbox')}
      />
      <AuthorityField
        fileName={values.authorityName}
        mistake={mistakes.get('/authority')}
        onChoose={(name, pem) => onChange({ authority: pem, authorityName: name })}
        stored={props.storedAuthority}
      />
    </Form>
  );
}
