import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { kioskLanguages } from '../../contract/visitor-ids.ts';
import { LONGEST_PARAGRAPH, placeholders } from '../../contract/visitor-texts.ts';
import { FormSection } from '../forms/FormSection.tsx';
import { LongTextField } from '../forms/LongTextField.tsx';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { InvitationPreview } from './InvitationPreview.tsx';
import type { ReceptionValues } from './reception-values.ts';
import { typedTexts, writtenIn } from './typed-texts.ts';

interface TextsFieldProps {
  readonly values: ReceptionValues;
  readonly onChange: (changes: Partial<ReceptionValues>) => void;
  readonly mistakes: Mistakes;
}

/** What visitors read in each language, and how the mail looks with it. */
export function TextsField({ values, onChange, mistakes }: TextsFieldProps) {
  const { t } = useTranslation('portal');
  const texts = typedTexts(values.texts);
  const written = writtenIn(texts);
  const names = placeholders.map((name) => `{${name}}`).join(' ');
  return (
    <>
      <Body1>{t('receptionTexts.intro', { names })}</Body1>
      {kioskLanguages.map((speaks) => {
        const language = t(`receptionTexts.languages.${speaks}`);
        const here = `/texts/${speaks}`;
        const change = (part: 'subject' | 'paragraph') => (value: string) =>
          onChange({ texts: JSON.stringify({ ...texts, [speaks]: { ...texts[speaks], [part]: value } }) });
        return (
          <FormSection
            key={speaks}
            title={language}
            summary={t(written.includes(speaks) ? 'receptionTexts.own' : 'receptionTexts.usual')}
            pointers={[here]}
            mistakes={mistakes}
            isInner
          >
            <TextField
              label={t('receptionTexts.subject', { language })}
              hint={t('receptionTexts.subjectHint')}
              value={texts[speaks].subject}
              onChange={change('subject')}
              mistake={mistakes.get(`${here}/subject`)}
            />
            <LongTextField
              label={t('receptionTexts.paragraph', { language })}
              hint={t('receptionTexts.paragraphHint')}
              value={texts[speaks].paragraph}
              onChange={change('paragraph')}
              mistake={mistakes.get(`${here}/paragraph`)}
              rows={5}
              most={LONGEST_PARAGRAPH}
            />
            <InvitationPreview values={values} speaks={speaks} />
          </FormSection>
        );
      })}
    </>
  );
}
