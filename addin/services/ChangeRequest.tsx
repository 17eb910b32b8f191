import { Button, Caption1, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../contract/deadlines.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import { TemplateReply } from '../../contract/services.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { ChosenDates } from '../meeting/ChosenDates.tsx';
import { useDateChoice } from '../meeting/use-series-dates.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { AnswerFields } from '../../ui/answers/AnswerFields.tsx';
import { AnswerList } from '../../ui/answers/AnswerList.tsx';
import { answerMistakes } from '../../ui/answers/typed-answers.ts';
import { AskProblem } from './AskProblem.tsx';
import { mistakesAt } from './delivery-mistakes.ts';
import { DeliveryMistakes } from './DeliveryMistakes.tsx';
import { MenuFields } from './MenuFields.tsx';
import { OrderedLines } from './OrderedLines.tsx';
import { Payment } from './Payment.tsx';
import { asItIs, changeBody, onTopOf } from './typed-change.ts';
import { useClosedDates } from './use-closed-dates.ts';
import { guestsOf, useChangedOrder } from './use-order.ts';
import type { useAsking } from './use-requests.ts';
import { WhenField } from './WhenField.tsx';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Something is still to be done for it. */
const LIVE: readonly string[] = ['pending', 'accepted', 'readied'];

interface ChangeRequestProps {
  readonly template: TemplateReply;
  readonly meeting: Meeting;
  readonly asking: ReturnType<typeof useAsking>;
  readonly onEnd: () => void;
}

/**
 * Says a request anew: when, what and how many from the menu, who pays, the note, and what the team wanted to know. What
 * was typed stays until it was taken or given up. The list is read anew all the time, so it is the request as it was when
 * the form was opened that a change is made of: else what somebody else changed meanwhile would be put back unseen. When
 * somebody was faster, what the request says by now stands beside what was typed, and is taken over where nothing was.
 */
export function ChangeRequest({ template, meeting, asking, onEnd }: ChangeRequestProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const [before, setBefore] = useState(template);
  const [newer, setNewer] = useState<TemplateReply | null>(null);
  const [typed, setTyped] = useState(() => asItIs(template));
  // What the team wants to know is no part of the request: it counts as it is now.
  const base = { ...before, asks: template.asks };
  const order = useChangedOrder(meeting, base, typed);
  const { change } = asking;
  const put = (more: Partial<typeof typed>) => setTyped({ ...typed, ...more });
  const isOurs = change.variables?.template.id === template.id;
  const dates = useDateChoice(typed.dates);
  const fixed = useFixedDates(template);
  const { offsetFrom, offsetMinutes } = typed;
  const delivery = { provider: template.provider.id, offsetFrom, offsetMinutes, lines: order.lines };
  const closed = useClosedDates(dates.series, [delivery]);
  const body = changeBody(base, typed, order, dates.series);
  const cannot = body === null || change.isPending;
  const words = { provider: template.provider.name };

  const save = () => {
    if (body === null || change.isPending) return;
    change.mutate(
      { template: base, body },
      {
        onSuccess: () => {
          onEnd();
          announce(t('services.changed', words));
        },
        onError: (error) => {
          const current = isOutrun(error) ? TemplateReply.safeParse(error.current) : null;
          if (!current?.success) return;
          setTyped(onTopOf(typed, before, current.data));
          setBefore(current.data);
          setNewer(current.data);
        },
      },
    );
  };

  return (
    <fieldset className={styles.form} aria-label={t('services.changeOf', words)}>
      <ChosenDates
        series={dates.series}
        choice={dates.choice}
        fixed={fixed}
        closed={closed}
        onChoose={(chosen) => put({ dates: chosen })}
      />
      <WhenField value={typed} onChoose={put} />
      <MenuFields order={order} attendees={guestsOf(meeting)} change={put} />
      <Payment orders={[order]} dates={dates.count} onChoose={(costCenter) => put({ costCenter })} />
      <Field label={order.menu ? t('services.noteFor', words) : t('services.what')}>
        <Textarea
          value={typed.text}
          maxLength={MOST_TEXT}
          resize="vertical"
          onChange={(_event, data) => put({ text: data.value })}
        />
      </Field>
      <AnswerFields
        asks={template.asks}
        answers={typed.answers}
        onChange={(answers) => put({ answers })}
        mistakes={answerMistakes(isOurs ? change.error : null)}
      />
      {order.menu && (
        <Caption1 block className={styles.quiet} lang={order.language}>
          {order.sentence}
        </Caption1>
      )}
      {isOurs && <DeliveryMistakes mistakes={mistakesAt(change.error, 0, true)} order={order} />}
      {isOurs && change.isError && <AskProblem error={change.error} onRetry={save} />}
      {newer && <Newer template={newer} />}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabledFocusable={cannot} onClick={save}>
          {t('services.save')}
        </Button>
        <Button size="small" onClick={onEnd}>
          {t('services.keep')}
        </Button>
      </div>
    </fieldset>
  );
}

/** What the request says by now. */
function Newer({ template }: Pick<ChangeRequestProps, 'template'>) {
  const { t } = useTranslation('pane');
  return (
    <div>
      <Text block>{t('services.newer', { text: template.text })}</Text>
      {template.lines.length > 0 && <OrderedLines template={template} />}
      <AnswerList answers={template.properties} />
    </div>
  );
}

function isOutrun(error: Error): error is ApiProblem {
  return error instanceof ApiProblem && error.code === 'changed-meanwhile';
}

/** Dates on which it cannot be taken back any more, with the reason, by their names. */
function useFixedDates({ requests }: TemplateReply): ReadonlyMap<CalendarDay, string> {
  const { t } = useTranslation('pane');
  return new Map(
    requests.flatMap(({ date, status, deadline }) =>
      deadline.isPassed && LIVE.includes(status)
        ? [[date, t('dates.closed', { why: deadline.sentence })] as const]
        : [],
    ),
  );
}
