import { Button, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TEXT } from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ChangeTextProps {
  readonly template: TemplateReply;
  readonly asking: ReturnType<typeof useAsking>;
  readonly onEnd: () => void;
}

/**
 * Says a request anew. What was typed stays until it was taken or given up. When somebody else was faster, what the
 * request says by now stands beside it, and saving replaces that: the list was read anew meanwhile.
 */
export function ChangeText({ template, asking, onEnd }: ChangeTextProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const [text, setText] = useState(template.text);
  const { change } = asking;
  const isOurs = change.variables?.template.id === template.id;
  const isOutrun = change.error instanceof ApiProblem && change.error.code === 'changed-meanwhile';
  const isSame = text.trim() === '' || text === template.text;

  const save = () => {
    if (isSame || change.isPending) return;
    const words = { provider: template.provider.name };
    change.mutate(
      { template, body: { text } },
      {
        onSuccess: () => {
          onEnd();
          announce(t('services.changed', words));
        },
      },
    );
  };

  return (
    <>
      <Field label={t('services.what')}>
        <Textarea
          value={text}
          maxLength={MOST_TEXT}
          resize="vertical"
          onChange={(_event, data) => setText(data.value)}
        />
      </Field>
      {isOurs && change.isError && <PaneProblem error={change.error} onRetry={save} />}
      {isOurs && isOutrun && <Text>{t('services.newer', { text: template.text })}</Text>}
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={isSame || change.isPending}
          onClick={save}
        >
          {t('services.save')}
        </Button>
        <Button size="small" onClick={onEnd}>
          {t('services.keep')}
        </Button>
      </div>
    </>
  );
}
