import { Body1, Button, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareProcessing, listCalendars } from '../../contract/calendars.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { CopyText } from '../shell/CopyText.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Reads how every room mailbox answers invitations; the same on Exchange Online and on a server. */
const COMMAND =
  'Get-Mailbox -RecipientTypeDetails RoomMailbox,EquipmentMailbox -ResultSize Unlimited | Get-CalendarProcessing | ConvertTo-Json -Depth 3';

const useStyles = makeStyles({
  warnings: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** What Foyer may not read by itself an administrator may paste: how rooms answer invitations. */
export function ProcessingCheck() {
  const { t } = useTranslation('portal');
  const { call } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, compareProcessing);
  const [text, setText] = useState('');
  const [result, setResult] = useState<RouteReply<typeof compareProcessing> | null>(null);
  const mistake = submit.mistakes.get('/text');

  const compare = async () => {
    const compared = await submit.send({ body: { text } });
    if (compared === null) return;
    setResult(compared);
    stale(listCalendars);
  };
  const label = t('calendars.processing.label');
  return (
    <Panel title={t('calendars.processing.title')}>
      <Body1>{t('calendars.processing.detail')}</Body1>
      <CopyText label={t('calendars.processing.command')} text={COMMAND} />
      <Field
        label={label}
        {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
      >
        <Textarea value={text} rows={5} spellCheck={false} onChange={(_event, { value }) => setText(value)} />
      </Field>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      <div>
        <Button disabledFocusable={submit.isSending} onClick={() => void compare()}>
          {t('calendars.processing.button')}
        </Button>
      </div>
      {result && <Compared result={result} />}
    </Panel>
  );
}

function Compared({ result }: { readonly result: RouteReply<typeof compareProcessing> }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const warned = result.rows.filter(({ warnings }) => warnings.length > 0);
  return (
    <div aria-live="polite">
      <Body1 as="p">{t('calendars.processing.compared', { count: result.compared })}</Body1>
      {warned.length === 0 && result.compared > 0 && <Body1 as="p">{t('calendars.processing.fine')}</Body1>}
      {warned.length > 0 && (
        <ul className={styles.warnings} aria-label={t('calendars.processing.result')}>
          {warned.flatMap(({ calendar, mailbox, warnings }) =>
            warnings.map((warning) => (
              <li key={`${calendar} ${warning}`}>
                {mailbox}: {warning}
              </li>
            )),
          )}
        </ul>
      )}
      {result.unknown.length > 0 && (
        <Body1 as="p">
          {t('calendars.processing.unknown', {
            count: result.unknown.length,
            names: time.list(result.unknown),
          })}
        </Body1>
      )}
    </div>
  );
}
