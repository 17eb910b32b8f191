import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeIntegration, listIntegrations, readIntegration } from '../../contract/integrations.ts';
import type { Diagnosis } from '../../contract/integrations.ts';
import { TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Integration } from './IntegrationCard.tsx';

/** Whether what was found is mended by nothing but another control mailbox. */
export function asksForOtherControl(diagnosis: Diagnosis | null): boolean {
  return diagnosis?.code === 'ControlMailboxUnknown';
}

interface ControlMailboxFormProps {
  readonly stored: Integration;
  /** Saved: the server tries everything again by itself. */
  readonly onSaved?: () => void;
}

/** Asks for another control mailbox, where the one that is stored proves nothing. */
export function ControlMailboxForm({ stored, onSaved }: ControlMailboxFormProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeIntegration);
  const [control, setControl] = useState('');
  const { id, version } = stored;

  const save = async () => {
    const saved = await submit.send({ params: { id }, version, body: { controlMailbox: control.trim() } });
    stale(listIntegrations, readIntegration); // after a conflict too: the next try is over the newer state
    if (saved === null) return;
    announce(t('integrations.otherControl.saved'));
    onSaved?.();
  };
  return (
    <Form
      label={t('integrations.otherControl.title')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void save()}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
          {t('integrations.otherControl.submit')}
        </Button>
      }
    >
      <TextField
        label={t('integrations.otherControl.title')}
        hint={t('integrations.otherControl.hint')}
        type="email"
        value={control}
        onChange={setControl}
        mistake={submit.mistakes.get('/controlMailbox')}
        isRequired
      />
    </Form>
  );
}
