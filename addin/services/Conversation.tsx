import { Button, Caption1, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { MOST_MESSAGE } from '../../contract/conversations.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { useConversation } from './use-conversation.ts';
import { useUnsent } from './use-unsent.ts';

const useStyles = makeStyles({
  talk: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  text: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

interface ConversationProps {
  readonly template: TemplateReply;
  readonly timeZone: string;
}

/** What the team and who ordered say to each other. What is typed stays until it was sent. */
export function Conversation({ template, timeZone }: ConversationProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time, announce } = usePane();
  const { said, write } = useConversation(template.id);
  const [text, setText] = useUnsent(template.id);
  const provider = template.provider.name;
  const isEmpty = text.trim() === '';
  const send = () => {
    if (isEmpty || write.isPending) return;
    write.mutate(text, {
      onSuccess: () => {
        setText('');
        announce(t('services.talk.sent', { provider }));
      },
    });
  };
  return (
    <div className={styles.talk}>
      {said.isPending && <Loading rows={1} rowHeight={24} />}
      {said.isError && <PaneProblem error={said.error} onRetry={() => void said.refetch()} />}
      {said.data && said.data.messages.length > 0 && (
        <ol className={styles.list} aria-label={t('services.talk.with', { provider })}>
          {said.data.messages.map(({ id, from, author, text: words, at }) => (
            <li key={id}>
              <Caption1 block className={styles.quiet}>
                {`${from === 'team' ? `${author}, ${provider}` : author} · ${time.day(at, timeZone)}, ${time.clock(at, timeZone)}`}
              </Caption1>
              <p dir="auto" className={styles.text}>
                {words}
              </p>
            </li>
          ))}
        </ol>
      )}
      <Field label={t('services.talk.to', { provider })}>
        <Textarea
          value={text}
          maxLength={MOST_MESSAGE}
          resize="vertical"
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      {write.isError && <PaneProblem error={write.error} onRetry={send} />}
      <Button
        size="small"
        className={styles.button}
        disabledFocusable={isEmpty || write.isPending}
        onClick={send}
      >
        {t('services.talk.send')}
      </Button>
    </div>
  );
}
