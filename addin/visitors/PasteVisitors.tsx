import {
  Body1,
  Button,
  Caption1,
  Field,
  ProgressBar,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateChoice } from '../meeting/chosen-dates.ts';
import { useDateChoice } from '../meeting/use-series-dates.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { Items, Section } from '../shell/Section.tsx';
import { receptionOf } from './asked-fields.ts';
import type { Reception } from './asked-fields.ts';
import { OnDates } from './OnDates.tsx';
import { readPasted } from './pasted-list.ts';
import type { Wrong } from './many.ts';
import { useMany } from './use-many.ts';
import { emptyDraft } from './visitor-draft.ts';
import type { VisitorDraft } from './visitor-draft.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** More than a meeting takes. */
const MOST_PASTED = 5_000;
/** So many mistakes are listed; whoever has more looks at the sheet. */
const MOST_LISTED = 100;

interface PasteVisitorsProps {
  /** Empty: the reception that serves the room. */
  readonly reception: string;
  readonly receptions: readonly Reception[];
  /** On which dates of a series, as for one visitor; null: on all of them. */
  readonly dates: DateChoice;
}

/** Many at once: nobody is registered while somebody is wrong; those are listed, and the others are one click away. */
export function PasteVisitors({ reception, receptions, dates }: PasteVisitorsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const [text, setText] = useState('');
  const [ids, setIds] = useState<readonly string[]>([]);
  const many = useMany();
  const { choice, count } = useDateChoice(dates);
  const fields = receptionOf(receptions, { reception })?.asks.fields;
  const { people, unknown } = useMemo(() => readPasted(text, fields), [text, fields]);
  const isTooLong = people.length > MOST_PASTED;
  const drafts = (): readonly VisitorDraft[] =>
    people.map(({ line: _line, ...person }, at) => ({
      ...emptyDraft(),
      ...person,
      id: ids[at] ?? '',
      reception,
      dates: choice,
    }));

  const change = (typed: string) => {
    setText(typed);
    setIds(readPasted(typed).people.map(() => crypto.randomUUID())); // another list is other people
    many.reset();
  };
  const send = async (some: readonly VisitorDraft[], isChecked: boolean) => {
    if (some.length === 0 || isTooLong || count === 0 || many.progress) return;
    if (!(await many.go(some, isChecked))) return;
    announce(t('visitors.addedMany', { count: some.length }));
    change('');
  };
  const isWrong = (id: string) => many.wrong.some((one) => one.id === id);
  const others = many.wrong.length === 0 ? [] : drafts().filter(({ id }) => !isWrong(id));
  const wrongPeople = new Set(many.wrong.map(({ id }) => id)).size;
  const isBusy = many.progress !== null;

  return (
    <Section title={t('visitors.paste')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send(drafts(), false);
        }}
      >
        <Field
          label={t('visitors.pasteLabel')}
          hint={t('visitors.pasteHint')}
          validationMessage={isTooLong ? t('visitors.pasteTooLong', { count: MOST_PASTED }) : null}
        >
          <Textarea value={text} rows={4} onChange={(_event, { value }) => change(value)} />
        </Field>
        <OnDates dates={choice} says="visitors.pasteDates" />
        {unknown.length > 0 && (
          <Caption1>{t('visitors.pasteUnknown', { columns: unknown.join(', ') })}</Caption1>
        )}
        {many.progress && (
          <Field
            validationState="none"
            validationMessage={t(`visitors.progress.${many.progress.doing}`, {
              done: many.progress.done,
              count: many.progress.of,
            })}
          >
            <ProgressBar value={many.progress.done} max={many.progress.of} />
          </Field>
        )}
        {many.wrong.length > 0 && (
          <>
            <Body1>{t('visitors.pasteWrong', { count: wrongPeople })}</Body1>
            <Items label={t('visitors.pasteWrong', { count: wrongPeople })}>
              {many.wrong.slice(0, MOST_LISTED).map((one) => (
                <li key={`${one.id} ${one.field} ${one.detail}`}>
                  <WrongLine wrong={one} people={people} at={ids.indexOf(one.id)} fields={fields ?? []} />
                </li>
              ))}
            </Items>
          </>
        )}
        {many.error && <PaneProblem error={many.error} onRetry={() => void send(drafts(), false)} />}
        <div className={styles.buttons}>
          <Button type="submit" disabledFocusable={people.length === 0 || isTooLong || isBusy}>
            {t('visitors.pasteButton', { count: people.length })}
          </Button>
          {others.length > 0 && (
            <Button disabledFocusable={isBusy} onClick={() => void send(others, true)}>
              {t('visitors.pasteOthers', { count: others.length })}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}

interface WrongLineProps {
  readonly wrong: Wrong;
  readonly people: ReturnType<typeof readPasted>['people'];
  readonly at: number;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
}

function WrongLine({ wrong: { field, detail }, people, at, fields }: WrongLineProps) {
  const { t } = useTranslation('pane');
  const person = people[at];
  if (!person) return null;
  const own = fields.find(({ id }) => field === `answers/${id}`);
  const called = own ? own.name : isText(field) ? t(`visitors.field.${field}`) : '';
  return (
    <Caption1>
      {t('visitors.pasteLine', { line: person.line })} <bdi>{person.name || person.mail}</bdi>: {called}{' '}
      {detail}
    </Caption1>
  );
}

const texts = ['name', 'mail', 'company', 'phone', 'carPlate', 'language', 'note'] as const;

function isText(field: string | null): field is (typeof texts)[number] {
  return texts.some((one) => one === field);
}
