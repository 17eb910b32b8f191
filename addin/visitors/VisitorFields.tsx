import { Caption1, Checkbox, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { ShownChoice } from '../meeting/use-series-dates.ts';
import { hasChoice, receptionOf } from './asked-fields.ts';
import type { Reception } from './asked-fields.ts';
import { ClosedNotice } from './ClosedNotice.tsx';
import { LanguageField } from './LanguageField.tsx';
import { OwnFields } from './OwnFields.tsx';
import { ParkingNotice } from './ParkingNotice.tsx';
import { ReceptionSelect } from './ReceptionSelect.tsx';
import { saidOf } from './visitor-draft.ts';
import type { VisitorDraft } from './visitor-draft.ts';
import { VisitorText } from './VisitorText.tsx';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

interface VisitorFieldsProps {
  readonly draft: VisitorDraft;
  readonly receptions: readonly Reception[];
  /** What the server said to the last try; null: nothing. */
  readonly error: Error | null;
  /** Where the fields stand in the body that was sent. */
  readonly at: string;
  readonly nameRef: RefObject<HTMLInputElement | null>;
  /** On which dates of a series the visitor comes. */
  readonly dates: ShownChoice;
  readonly onChange: (part: Partial<VisitorDraft>) => void;
  /** Below the name. */
  readonly belowName?: ReactNode;
}

/** Until somebody has chosen where the visitor arrives. */
const unknown = { mail: 'optional', company: 'optional', phone: 'optional', carPlate: 'hidden' } as const;

/** What is said of one visitor, with what their reception wants to know and what was wrong with it. */
export function VisitorFields({
  draft,
  receptions,
  error,
  at,
  nameRef,
  dates,
  onChange,
  belowName,
}: VisitorFieldsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const reception = receptionOf(receptions, draft);
  const errors = error instanceof ApiProblem ? error.errors : [];
  const said = (field: string) => ({ validationMessage: saidOf(errors, at, field) });
  const text = (field: string) => ({ draft, onChange, mistake: saidOf(errors, at, field) });
  const asks = reception?.asks ?? unknown;

  return (
    <>
      <Checkbox
        label={t('visitors.isGroup')}
        checked={draft.isGroup}
        onChange={(_event, { checked }) => onChange({ isGroup: checked === true })}
      />
      <VisitorText name="name" asked="required" inputRef={nameRef} {...text('name')} />
      {belowName}
      {draft.isGroup && (
        <>
          <VisitorText name="size" asked="required" {...text('group/size')} />
          <VisitorText name="contact" asked="optional" {...text('group/contact')} />
        </>
      )}
      {(['mail', 'company', 'phone', 'carPlate'] as const).map((name) => (
        <VisitorText
          key={name}
          name={name}
          asked={asks[name]}
          hint={name === 'phone' && reception?.isTexting === true ? t('visitors.texting') : undefined}
          {...text(name)}
        />
      ))}
      {reception && (
        <>
          <LanguageField
            value={draft.language}
            asked={reception.asks.language}
            mistake={saidOf(errors, at, 'language')}
            onChange={(language) => onChange({ language })}
          />
          <OwnFields
            fields={reception.asks.fields}
            answers={draft.answers}
            said={said}
            onChange={(answers) => onChange({ answers })}
          />
        </>
      )}
      <Field label={t('visitors.field.note')} {...said('note')}>
        <Textarea
          value={draft.note}
          maxLength={1_000}
          onChange={(_event, { value }) => onChange({ note: value })}
        />
      </Field>
      {hasChoice(receptions) && (
        <Field label={t('visitors.reception')} {...said('reception')}>
          <ReceptionSelect
            value={draft.reception}
            receptions={receptions}
            onChange={(chosen) => onChange({ reception: chosen })}
          />
        </Field>
      )}
      {reception && <ClosedNotice reception={reception} dates={dates} />}
      {reception && draft.carPlate !== '' && <ParkingNotice reception={reception} dates={dates} />}
      {reception && (
        <Caption1 className={styles.quiet}>
          {t('visitors.privacy', { reception: reception.name, count: reception.retentionDays })}
        </Caption1>
      )}
    </>
  );
}
