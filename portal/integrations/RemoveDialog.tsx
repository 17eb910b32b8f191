import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { listIntegrations, removeIntegration } from '../../contract/integrations.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { TextField } from '../forms/fields.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Integration } from './IntegrationCard.tsx';

const useStyles = makeStyles({ detail: { margin: `0 0 ${tokens.spacingVerticalM}` } });

interface RemoveDialogProps {
  readonly integration: Integration;
  readonly onClose: () => void;
}

/** Removing takes calendars and the password along, so the person types the label first. */
export function RemoveDialog({ integration, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
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
      isOpen
      confirmLabel={t('integrations.detail.removeButton')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={!isConfirmed || submit.isSending}
      problem={submit.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p className={styles.detail}>{t('integrations.detail.removeDetail')}</p>
      <TextField
        label={t('integrations.detail.removeConfirm', { label })}
        value={typed}
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}
