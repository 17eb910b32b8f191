import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { listIntegrations, removeIntegration } from '../../contract/integrations.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { TextField } from '../forms/fields.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Integration } from './IntegrationCard.tsx';

interface RemoveDialogProps {
  readonly integration: Integration;
  readonly onClose: () => void;
}

/** Removing takes calendars and the password along, so the person types the label first. */
export function RemoveDialog({ integration, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const submit = useSubmit(call, removeIntegration);
  const { id, label, version } = integration;
  const isConfirmed = typed.trim() === label.trim();

  const remove = async () => {
    if (!isConfirmed) return;
    const removed = await submit.send({ params: { id }, version });
    if (removed === null) return;
    announce(t('integrations.detail.removed', { label }));
    go('/integrations');
    stale(listIntegrations);
  };
  return (
    <ConfirmDialog
      title={t('integrations.detail.removeTitle', { label })}
      button={t('integrations.detail.removeButton')}
      isBusy={!isConfirmed || submit.isSending}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('integrations.detail.removeDetail')}
      <TextField
        label={t('integrations.detail.removeConfirm', { label })}
        value={typed}
        onChange={setTyped}
      />
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
    </ConfirmDialog>
  );
}
