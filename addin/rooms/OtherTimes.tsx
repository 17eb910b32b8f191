import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { Items, Section } from '../shell/Section.tsx';
import { OtherTime } from './OtherTime.tsx';
import type { Wording } from './reasons.ts';
import { roomsInWords, whenInWords } from './times-words.ts';
import type { Move, Mover } from './use-mover.ts';
import { useOtherTimes } from './use-other-times.ts';
import type { TimesQuery } from './use-other-times.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface OtherTimesProps {
  readonly meeting: Meeting;
  readonly query: TimesQuery;
  readonly wording: Wording;
  /** False: only what was done last is said. */
  readonly isShown: boolean;
  readonly mover: Mover;
  /** What there still is to say of the last move. */
  readonly last: Move | null;
}

/** The nearest times at which rooms are free. One press gives the meeting such a time, another one its own again. */
export function OtherTimes({ meeting, query, wording, isShown, mover, last }: OtherTimesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const search = useOtherTimes(query, isShown);
  const { busyWith, move } = mover;

  return (
    <div className={styles.all}>
      {last?.isDone === true && (
        <MovedNotice
          key={last.text}
          text={last.text}
          isBusy={busyWith !== null}
          {...(!last.isUndo && { onPutBack: () => putBack(last) })}
        />
      )}
      {last?.isDone === false && (
        <MessageBar intent="error" layout="multiline" politeness="polite">
          <MessageBarBody>{last.text}</MessageBarBody>
        </MessageBar>
      )}
      {isShown && <Section title={t('times.label')}>{times()}</Section>}
    </div>
  );

  function putBack({ from, to }: Move) {
    const text = t('times.isBack', { when: whenInWords(from, wording) });
    move({ from: to, to: from, isUndo: true, text });
  }

  function times() {
    if (search.isError) return <PaneProblem error={search.error} onRetry={() => void search.refetch()} />;
    if (!search.data) return <Loading rows={2} rowHeight={64} />;
    const { suggestions, rooms, unknown, now } = search.data;
    return (
      <>
        {suggestions.length === 0 && <Body1>{t(rooms === 0 ? 'times.noRooms' : 'times.none')}</Body1>}
        {suggestions.length > 0 && (
          <Items label={t('times.label')}>
            {suggestions.map((one) => (
              <OtherTime
                key={`${one.start}/${one.end}`}
                suggestion={one}
                now={now}
                wording={wording}
                busyWith={busyWith}
                onUse={() =>
                  move({
                    from: meeting.interval,
                    to: { start: one.start, end: one.end },
                    isUndo: false,
                    text: t('times.moved', {
                      when: whenInWords(one, wording),
                      rooms: roomsInWords(one, wording),
                    }),
                  })
                }
              />
            ))}
          </Items>
        )}
        {unknown > 0 && (
          <Caption1 block className={styles.quiet}>
            {t('times.unknown', { count: unknown })}
          </Caption1>
        )}
      </>
    );
  }
}

interface MovedNoticeProps {
  readonly text: string;
  readonly isBusy: boolean;
  /** Missing: there is nothing to put back. */
  readonly onPutBack?: () => void;
}

/** The button that was pressed is gone: the focus comes here, from where the list of rooms is next. */
function MovedNotice({ text, isBusy, onPutBack }: MovedNoticeProps) {
  const { t } = useTranslation('pane');
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} tabIndex={-1}>
      <MessageBar intent="success" layout="multiline" politeness="polite">
        <MessageBarBody>{text}</MessageBarBody>
        {onPutBack && (
          <MessageBarActions>
            <Button size="small" disabledFocusable={isBusy} onClick={onPutBack}>
              {t('times.putBack')}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
    </div>
  );
}
