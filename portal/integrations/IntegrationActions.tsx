import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeIntegration,
  listIntegrations,
  readIntegration,
  testIntegration,
} from '../../contract/integrations.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Integration } from './IntegrationCard.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface IntegrationActionsProps {
  readonly integration: Integration;
  /** A test has begun under this id. */
  readonly onAttempt: (id: string) => void;
}

/** Adding calendars, testing, editing, switching off and removing. */
export function IntegrationActions({ integration, onAttempt }: IntegrationActionsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce, may } = useSession();
  const stale = useStale();
  const test = useSubmit(call, testIntegration);
  const toggle = useSubmit(call, changeIntegration);
  const [isRemoving, setRemoving] = useState(false);
  const { id, label, version, status, kind } = integration;
  const isDisabled = status === 'disabled';

  const runTest = async () => {
    const attempt = await test.send({ params: { id } });
    if (attempt) onAttempt(attempt.id);
  };
  const switchOver = async () => {
    const changed = await toggle.send({ params: { id }, version, body: { isEnabled: isDisabled } });
    stale(listIntegrations, readIntegration); // after a conflict too: the newer state decides what the button says
    if (changed)
      announce(t(isDisabled ? 'integrations.detail.enabled' : 'integrations.detail.disabled', { label }));
  };
  return (
    <>
      <div className={styles.actions}>
        {may('calendars.write') && (
          <LinkButton appearance="primary" to={`/integrations/${id}/calendars`}>
            {t('integrations.detail.addCalendars')}
          </LinkButton>
        )}
        <Button disabledFocusable={test.isSending} onClick={() => void runTest()}>
          {t('integrations.detail.test')}
        </Button>
        {kind === 'ews-server' && (
          <LinkButton to={`/integrations/${id}/edit`}>{t('integrations.detail.edit')}</LinkButton>
        )}
        <Button disabledFocusable={toggle.isSending} onClick={() => void switchOver()}>
          {t(isDisabled ? 'integrations.detail.enable' : 'integrations.detail.disable')}
        </Button>
        <Button onClick={() => setRemoving(true)}>{t('integrations.detail.remove')}</Button>
      </div>
      {test.problem !== null && <ProblemNotice error={test.problem} />}
      {toggle.problem !== null && <ProblemNotice error={toggle.problem} />}
      {isRemoving && <RemoveDialog integration={integration} onClose={() => setRemoving(false)} />}
    </>
  );
}
