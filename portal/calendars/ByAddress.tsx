import { Body1, Button, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findResourceMailboxes } from '../../contract/calendars.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Panel } from '../shell/Panel.tsx';
import { useSession } from '../shell/session.ts';
import type { Found } from './selection.ts';

const MOST_ADDRESSES = 50;

const useStyles = makeStyles({
  missing: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

type Lookup = RouteReply<typeof findResourceMailboxes>['found'][number];

interface ByAddressProps {
  readonly integration: string;
  readonly onFound: (found: readonly Found[]) => void;
}

/** Rooms that no room list names are looked up by their addresses. What was not found stays in the field. */
export function ByAddress({ integration, onFound }: ByAddressProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call } = useSession();
  const submit = useSubmit(call, findResourceMailboxes);
  const [text, setText] = useState('');
  const [mistake, setMistake] = useState<string | null>(null);
  const [answer, setAnswer] = useState<readonly Lookup[]>([]);
  const missing = answer.filter(({ mailbox }) => mailbox === null);

  const lookUp = async () => {
    const addresses = text.split(/[\s,;]+/).filter(Boolean);
    const count = addresses.length;
    setMistake(
      count === 0
        ? t('calendars.byAddress.none')
        : count > MOST_ADDRESSES
          ? t('calendars.byAddress.tooMany', { count })
          : null,
    );
    if (count === 0 || count > MOST_ADDRESSES) return;
    const reply = await submit.send({ params: { id: integration }, body: { addresses } });
    if (reply === null) return;
    setAnswer(reply.found);
    setText(
      reply.found
        .filter(({ mailbox }) => mailbox === null)
        .map(({ address }) => address)
        .join('\n'),
    );
    onFound(reply.found.flatMap(({ mailbox }) => mailbox ?? []));
  };
  return (
    <Panel title={t('calendars.byAddress.title')}>
      <Field
        label={t('calendars.byAddress.label')}
        hint={t('calendars.byAddress.detail')}
        {...(mistake !== null && { validationMessage: mistake })}
      >
        <Textarea value={text} rows={3} spellCheck={false} onChange={(_event, { value }) => setText(value)} />
      </Field>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      <div>
        <Button disabledFocusable={submit.isSending} onClick={() => void lookUp()}>
          {t('calendars.byAddress.button')}
        </Button>
      </div>
      {answer.length > 0 && (
        <div aria-live="polite">
          <Body1>{t('calendars.byAddress.found', { count: answer.length - missing.length })}</Body1>
          <ul className={styles.missing}>
            {missing.map(({ address, detail, code }) => (
              <li key={address}>
                {address}: {detail ?? t('calendars.byAddress.missing', { address })}{' '}
                {code !== null && `(${code})`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}
