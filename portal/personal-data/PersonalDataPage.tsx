import { Body1, Button, Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findPersonalData } from '../../contract/personal-data.ts';
import type { RouteReply } from '../../contract/route.ts';
import { TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Page } from '../shell/Page.tsx';
import { useSession } from '../shell/session.ts';
import { countOf } from './chosen-people.ts';
import { FoundPeople } from './FoundPeople.tsx';

interface Answer {
  /** Tells one search from the next, so that nothing stays chosen from the last one. */
  readonly number: number;
  readonly reply: RouteReply<typeof findPersonalData>;
}

/** Who asks what is known of them: found, exported, erased. What is looked for stays out of addresses and histories. */
export function PersonalDataPage() {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const [mail, setMail] = useState('');
  const [name, setName] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { send, isSending, mistakes, problem } = useSubmit(call, findPersonalData);
  const search = async () => {
    const body = { ...(mail.trim() !== '' && { mail }), ...(name.trim() !== '' && { name }) };
    const reply = await send({ body });
    if (reply === null) return;
    setAnswer((before) => ({ number: (before?.number ?? 0) + 1, reply }));
    announce(t('personalData.found', { count: countOf(reply) }));
  };
  return (
    <Page title={t('personalData.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Body1>{t('personalData.intro')}</Body1>
      <Form
        label={t('personalData.search')}
        mistakes={mistakes}
        problem={problem}
        onSubmit={() => void search()}
        actions={
          <Button type="submit" appearance="primary" disabledFocusable={isSending}>
            {t('personalData.search')}
          </Button>
        }
      >
        <TextField
          type="email"
          label={t('personalData.mail')}
          value={mail}
          onChange={setMail}
          mistake={mistakes.get('/mail')}
        />
        <TextField
          label={t('personalData.name')}
          hint={t('personalData.nameHint')}
          value={name}
          onChange={setName}
          mistake={mistakes.get('/name')}
        />
      </Form>
      {answer && <FoundPeople key={answer.number} {...answer.reply} onErased={() => void search()} />}
      <Caption1>{t('personalData.limits')}</Caption1>
    </Page>
  );
}
