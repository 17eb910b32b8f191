import { Button, Field, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { MessageId, MOST_MESSAGE } from '../../contract/conversations.ts';
import type { addNote, writeToOrganizer } from '../../contract/conversations.ts';
import { readRequest } from '../../contract/request-page.ts';
import type { RequestId } from '../../contract/services.ts';
import { useClientId } from '../forms/client-id.ts';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface WriteFormProps {
  readonly route: typeof addNote | typeof writeToOrganizer;
  readonly request: RequestId;
  readonly label: string;
  readonly button: string;
  readonly done: string;
}

/** Something is written down or sent; what is typed stays until it was taken. */
export function WriteForm({ route, request, label, button, done }: WriteFormProps) {
  const { t } = useTranslation('portal');
  const { call, announce, me } = useSession();
  const stale = useStale();
  const { idFor, answered } = useClientId();
  const place = route.path.endsWith('notes') ? 'note' : 'message';
  const draft = useDraft(`${place}.${me.person.objectId}.${request}`, { text: '' });
  const submit = useSubmit(call, route);
  const { text } = draft.values;
  const mistake = submit.mistakes.get('/text');
  const send = async () => {
    if (submit.isSending) return;
    const body = { id: MessageId.parse(idFor({ text })), text };
    const sent = await submit.send({ params: { id: request }, body });
    stale(readRequest);
    if (sent === null) return;
    answered();
    draft.change({ text: '' });
    draft.forget();
    announce(done);
  };
  return (
    <Form
      label={label}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void send()}
      actions={
        <Button type="submit" disabledFocusable={submit.isSending}>
          {button}
        </Button>
      }
    >
      <Field
        label={label}
        {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
      >
        <Textarea
          value={text}
          maxLength={MOST_MESSAGE}
          resize="vertical"
          onChange={(_event, { value }) => draft.change({ text: value })}
        />
      </Field>
    </Form>
  );
}
