import { Button, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_QUANTITY } from '../../contract/menu-items.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { QuantityField } from './QuantityField.tsx';
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
 * Says a request anew, or how many of what was ordered. What was typed stays until it was taken or given up. When somebody else was faster, what the
 * request says by now stands beside it, and saving replaces that: the list was read anew meanwhile.
 */
export function ChangeText({ template, asking, onEnd }: ChangeTextProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const [text, setText] = useState(template.text);
  const [quantities, setQuantities] = useState(() => template.lines.map(({ quantity }) => quantity));
  const { change } = asking;
  const isOurs = change.variables?.template.id === template.id;
  const isOutrun = change.error instanceof ApiProblem && change.error.code === 'changed-meanwhile';
  const lines = template.lines.flatMap(({ item, options }, at) => {
    const quantity = quantities[at] ?? 0;
    const chosen = options.map(({ option, choice }) => ({ option, choice }));
    return quantity === 0 ? [] : [{ item, quantity, options: chosen }];
  });
  const isSameOrder = template.lines.every(({ quantity }, at) => quantity === quantities[at]);
  const isEmpty = text.trim() === '' && lines.length === 0;
  const isSame = isEmpty || (text === template.text && isSameOrder);

  const save = () => {
    if (isSame || change.isPending) return;
    const words = { provider: template.provider.name };
    change.mutate(
      { template, body: isSameOrder ? { text } : { text, lines } },
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
            value={quantities[at] ?? 0}
            most={MOST_QUANTITY}
            onChange={(quantity) => setQuantities(quantities.with(at, quantity))}
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
