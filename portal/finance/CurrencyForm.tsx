import { Body1, Button, Field, Input } from '@fluentui/react-components';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeCurrency, readFinance } from '../../contract/finance.ts';
import type { CurrencyReply } from '../../contract/finance.ts';
import { Form } from '../forms/Form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface CurrencyFormProps {
  readonly stored: CurrencyReply;
  readonly mayChange: boolean;
}

/** The currency of all prices; as long as there are none it can be chosen. */
export function CurrencyForm({ stored, mayChange }: CurrencyFormProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const { language } = usePortalDeps();
  const stale = useStale();
  const submit = useSubmit(call, changeCurrency);
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const names = useMemo(() => {
    const nameOf = new Intl.DisplayNames(language, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({ code, name: nameOf.of(code) ?? code }));
  }, [language]);
  const { currency, isFixed, version } = stored;
  if (isFixed || !mayChange) {
    return <Body1>{t(isFixed ? 'finance.currency.fixed' : 'finance.currency.only', { currency })}</Body1>;
  }

  const text = typed ?? currency;
  const save = async () => {
    // What is no currency is said by the contract, at the field.
    const chosen = await submit.send({ version, body: { currency: text.trim().toUpperCase() } });
    stale(readFinance); // after a refusal too: the next try is about what is there now
    if (chosen === null) return;
    setTyped(null);
    announce(t('finance.currency.saved', { currency: chosen.currency }));
  };
  const mistake = submit.mistakes.get('/currency');
  const label = t('finance.currency.field');
  return (
    <Form
      label={t('finance.currency.title')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void save()}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={submit.isSending || text.trim().toUpperCase() === currency}
        >
          {t('shell.form.save')}
        </Button>
      }
    >
      <Field
        label={label}
        hint={t('finance.currency.hint')}
        required
        {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
      >
        <Input
          list={list}
          value={text}
          autoComplete="off"
          onChange={(_event, data) => setTyped(data.value)}
        />
      </Field>
      <datalist id={list}>
        {names.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
    </Form>
  );
}
