import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisitorReply } from '../../contract/visitors.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { ChosenDates } from '../meeting/ChosenDates.tsx';
import { useDateChoice } from '../meeting/use-series-dates.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { isSaidAtFields } from './asked-fields.ts';
import type { Reception } from './asked-fields.ts';
import { useChanging } from './use-visitors.ts';
import { atChanged, changeOf, draftOf } from './visitor-draft.ts';
import { VisitorFields } from './VisitorFields.tsx';
import { factsOf } from './visitor-facts.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ChangeVisitorProps {
  readonly visitor: VisitorReply;
  readonly receptions: readonly Reception[];
  readonly onEnd: () => void;
}

/**
 * Says anew what is known of a visitor. What was typed stays until it was taken or given up. When somebody else was faster,
 * what is known by now stands beside it, and saving again replaces that: the list is read anew all the time, so it is the
 * visitor as they were when the form was opened that a change is made of.
 */
export function ChangeVisitor({ visitor, receptions, onEnd }: ChangeVisitorProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const change = useChanging();
  const [before, setBefore] = useState(visitor);
  const [typed, setTyped] = useState(() => draftOf(visitor));
  const [newer, setNewer] = useState<VisitorReply | null>(null);
  const dates = useDateChoice(typed.dates);
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => nameField.current?.focus(), []);

  const save = () => {
    if (change.isPending || dates.count === 0) return;
    const body = changeOf(before, typed);
    if (Object.keys(body).length === 0) {
      onEnd();
      return;
    }
    change.mutate(
      { id: before.id, version: before.version, body },
      {
        onSuccess: ({ name }) => {
          onEnd();
          announce(t('visitors.changed', { name }));
        },
        onError: (error) => {
          const current = isOutrun(error) ? VisitorReply.safeParse(error.current) : null;
          if (!current?.success) return;
          setBefore(current.data);
          setNewer(current.data);
        },
      },
    );
  };

  return (
    <form
      className={styles.form}
      aria-label={t('visitors.changeOf', { name: visitor.name })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <VisitorFields
        draft={typed}
        receptions={receptions}
        error={change.error}
        at={atChanged}
        nameRef={nameField}
        dates={dates}
        onChange={(part) => {
          setTyped({ ...typed, ...part });
          if (!newer) change.reset();
        }}
      />
      <ChosenDates
        series={dates.series}
        choice={dates.choice}
        onChoose={(chosen) => {
          setTyped({ ...typed, dates: chosen });
          if (!newer) change.reset();
        }}
      />
      {change.error && !isSaidAtFields(change.error, atChanged, receptions, typed) && (
        <PaneProblem error={change.error} onRetry={save} />
      )}
      {newer && <Text>{t('visitors.newer', { facts: factsOf(newer) })}</Text>}
      <div className={styles.actions}>
        <Button
          type="submit"
          size="small"
          appearance="primary"
          disabledFocusable={change.isPending || dates.count === 0}
        >
          {t('visitors.save')}
        </Button>
        <Button size="small" onClick={onEnd}>
          {t('visitors.keep')}
        </Button>
      </div>
    </form>
  );
}

function isOutrun(error: Error): error is ApiProblem {
  return error instanceof ApiProblem && error.code === 'changed-meanwhile';
}
