import { Body1, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HouseRules as Version, MOST_RULES_LETTERS } from '../../contract/house-rules.ts';
import type { HouseRules } from '../../contract/house-rules.ts';
import { kioskLanguages } from '../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { VersionedText } from './versioned-texts.ts';

type Texts = NonNullable<HouseRules['texts']>;
const noTexts: Texts = { en: '', da: '', de: '', fr: '' };

interface PublishRulesProps {
  readonly about: VersionedText;
  readonly reception: ReceptionId;
  /** In force; null: there was never one. */
  readonly latest: HouseRules | null;
  /** The last that asked for anything. */
  readonly lastTexts: Texts | null;
  readonly onClose: () => void;
}

/** Writes a version, beginning with the one before, and publishes it. */
export function PublishRules({ about, reception, latest, lastTexts, onClose }: PublishRulesProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, about.publish);
  const [texts, setTexts] = useState(lastTexts ?? noTexts);
  const [replaces, setReplaces] = useState(latest?.version ?? 0);
  const newer = newerIn(submit.problem);
  const publish = async () => {
    const over = newer?.version ?? replaces;
    setReplaces(over);
    const published = await submit.send({ params: { id: reception }, body: { replaces: over, texts } });
    stale(about.list);
    if (published === null) return;
    announce(t('houseRules.published', { version: published.version }));
    onClose();
  };
  return (
    <FormDialog
      title={t('houseRules.publish')}
      mistakes={submit.mistakes}
      problem={newer ? null : submit.problem}
      isSending={submit.isSending}
      submitLabel={t('houseRules.publish')}
      onSubmit={() => void publish()}
      onClose={onClose}
      {...(newer && {
        notice: <Body1 role="alert">{t('houseRules.conflict', { version: newer.version })}</Body1>,
      })}
    >
      {kioskLanguages.map((language, at) => {
        const mistake =
          submit.mistakes.get(`/texts/${language}`) ?? (at === 0 && submit.mistakes.get('/texts'));
        const label = t(`houseRules.texts.${language}`);
        return (
          <Field
            key={language}
            label={label}
            {...(at === 0 && { hint: t('houseRules.hint') })}
            {...(mistake && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
          >
            <Textarea
              lang={language}
              rows={at === 0 ? 8 : 4}
              resize="vertical"
              maxLength={MOST_RULES_LETTERS}
              value={texts[language]}
              onChange={(_event, { value }) => setTexts((before) => ({ ...before, [language]: value }))}
            />
          </Field>
        );
      })}
    </FormDialog>
  );
}

/** The version that somebody else published meanwhile. */
function newerIn(problem: unknown): HouseRules | null {
  if (!(problem instanceof ApiProblem) || problem.code !== 'changed-meanwhile') return null;
  return Version.safeParse(problem.current).data ?? null;
}
