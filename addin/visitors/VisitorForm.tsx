import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviousVisitor } from '../../contract/previous-visitors.ts';
import { ChosenDates } from '../meeting/ChosenDates.tsx';
import { useDateChoice } from '../meeting/use-series-dates.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { Section } from '../shell/Section.tsx';
import { isSaidAtFields, receptionOf } from './asked-fields.ts';
import type { Reception } from './asked-fields.ts';
import { PreviousVisitors } from './PreviousVisitors.tsx';
import type { Registering } from './use-visitors.ts';
import { atRegistered, changed, emptyDraft, knownOf } from './visitor-draft.ts';
import type { VisitorDraft } from './visitor-draft.ts';
import { VisitorFields } from './VisitorFields.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface VisitorFormProps {
  readonly draft: VisitorDraft;
  readonly receptions: readonly Reception[];
  readonly registering: Registering;
  /** Addresses of those who are registered already. */
  readonly expected: readonly (string | null)[];
  readonly nameRef: RefObject<HTMLInputElement | null>;
  readonly onDraft: (draft: VisitorDraft) => void;
}

/** One visitor, with what their reception wants to know. */
export function VisitorForm({
  draft,
  receptions,
  registering,
  expected,
  nameRef,
  onDraft,
}: VisitorFormProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const { register } = registering;
  const dates = useDateChoice(draft.dates);
  const takeOver = (visitor: PreviousVisitor) => {
    onDraft(changed(draft, knownOf(visitor, receptionOf(receptions, draft)?.asks)));
    register.reset();
    announce(t('visitors.filledIn', { name: visitor.name }));
    nameRef.current?.focus();
  };
  const send = () =>
    register.mutate(
      { ...draft, dates: dates.choice },
      {
        onSuccess: () => {
          announce(t('visitors.added', { name: draft.name }));
          onDraft({ ...emptyDraft(), reception: draft.reception, dates: draft.dates });
        },
      },
    );

  return (
    <Section title={t('visitors.add')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!register.isPending && dates.count !== 0) send();
        }}
      >
        <VisitorFields
          draft={draft}
          receptions={receptions}
          error={register.error}
          at={atRegistered}
          nameRef={nameRef}
          dates={dates}
          onChange={(part) => {
            onDraft(changed(draft, part));
            register.reset();
          }}
          belowName={<PreviousVisitors draft={draft} expected={expected} onChoose={takeOver} />}
        />
        <ChosenDates
          series={dates.series}
          choice={dates.choice}
          onChoose={(chosen) => {
            onDraft(changed(draft, { dates: chosen }));
            register.reset();
          }}
        />
        {register.error && !isSaidAtFields(register.error, atRegistered, receptions, draft) && (
          <PaneProblem error={register.error} onRetry={send} />
        )}
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={register.isPending || dates.count === 0}
        >
          {t('visitors.addButton')}
        </Button>
      </form>
    </Section>
  );
}
