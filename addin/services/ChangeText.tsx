import { Button, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_QUANTITY } from '../../contract/menu-items.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { usePane } from '../shell/pane.ts';
import { AnswerFields } from '../../ui/answers/AnswerFields.tsx';
import { answerMistakes } from '../../ui/answers/typed-answers.ts';
import { AskProblem } from './AskProblem.tsx';
import { QuantityField } from './QuantityField.tsx';
import { asItIs, changeBody } from './typed-change.ts';
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
 * Says a request anew, how many of what was ordered, or what the team wanted to know. What was typed stays until it was
 * taken or given up. When somebody else was faster, what the request says by now stands beside it, and saving replaces
 * that: the list was read anew meanwhile.
 */
export function ChangeText({ template, asking, onEnd }: ChangeTextProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const [typed, setTyped] = useState(() => asItIs(template));
  const { change } = asking;
  const isOurs = change.variables?.template.id === template.id;
  const isOutrun = change.error instanceof ApiProblem && change.error.code === 'changed-meanwhile';
  const body = changeBody(template, typed);
  const cannot = body === null || change.isPending;

  const save = () => {
    if (body === null || change.isPending) return;
    const words = { provider: template.provider.name };
    change.mutate(
      { template, body },
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
      {template.lines.map(({ item, name }, at) => (
        <Field key={`${item} ${at}`} label={name}>
          <QuantityField
            label={t('services.quantityOf', { item: name })}
            value={typed.quantities[at] ?? 0}
            most={MOST_QUANTITY}
            onChange={(quantity) => setTyped({ ...typed, quantities: typed.quantities.with(at, quantity) })}
          />
        </Field>
      ))}
      <Field
        label={
          template.lines.length > 0
            ? t('services.noteFor', { provider: template.provider.name })
            : t('services.what')
        }
      >
        <Textarea
          value={typed.text}
          maxLength={MOST_TEXT}
          resize="vertical"
          onChange={(_event, data) => setTyped({ ...typed, text: data.value })}
        />
      </Field>
      <AnswerFields
        asks={template.asks}
        answers={typed.answers}
        onChange={(answers) => setTyped({ ...typed, answers })}
        mistakes={answerMistakes(isOurs ? change.error : null)}
      />
      {isOurs && change.isError && <AskProblem error={change.error} onRetry={save} />}
      {isOurs && isOutrun && <Text>{t('services.newer', { text: template.text })}</Text>}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabledFocusable={cannot} onClick={save}>
          {t('services.save')}
        </Button>
        <Button size="small" onClick={onEnd}>
          {t('services.keep')}
        </Button>
      </div>
    </>
  );
}
