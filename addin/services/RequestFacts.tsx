import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../contract/primitives.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { usePane } from '../shell/pane.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  news: { overflowWrap: 'anywhere' },
});

interface RequestFactsProps {
  readonly template: TemplateReply;
  readonly timeZone: string;
}

/** Where a request stands, of its next date: when and where, what the meeting has become meanwhile, and what was said. */
export function RequestFacts({ template, timeZone }: RequestFactsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  const { provider, room, requests, deliverAt, sentence, deadline, mayChange } = template;
  const [next] = requests;
  const at = (instant: Instant) => `${time.day(instant, timeZone)}, ${time.clock(instant, timeZone)}`;
  const place = next?.room ?? room;
  const news = [
    ...(next?.proposal
      ? [
          t('services.proposal', {
            when: at(next.proposal.start),
            rooms: time.list(
              (next.proposal.room ? [next.proposal.room] : next.proposal.rooms).map(({ name }) => name),
            ),
            provider: provider.name,
          }),
        ]
      : []),
    ...(next?.holdUntil ? [t('services.holdUntil', { when: at(next.holdUntil) })] : []),
    ...(next?.reason ? [next.reason] : []),
  ];
  const when = at(deliverAt);
  const datesInWords = useDatesInWords();

  return (
    <>
      {news.map((text) => (
        <Caption1 key={text} block className={styles.news}>
          {text}
        </Caption1>
      ))}
      {[
        place === null
          ? t('services.deliver', { when })
          : t('services.deliverIn', { when, room: place.name }),
        ...datesInWords(template),
        sentence,
      ].map((text) => (
        <Caption1 key={text} block className={styles.quiet}>
          {text}
        </Caption1>
      ))}
      {
        // Once it has passed, what cannot be done any more says so, and since when.
        mayChange.isAllowed && (
          <Caption1 block className={styles.quiet} lang={deadline.language}>
            {deadline.sentence}
          </Caption1>
        )
      }
    </>
  );
}

/** So many dates are named; more of them would be a list of its own. */
const MOST_NAMED = 5;

/** On which dates of a series, when not on all of them. */
function useDatesInWords(): (template: TemplateReply) => readonly string[] {
  const { t } = useTranslation('pane');
  const { time } = usePane();
  return ({ dates }) => {
    if (dates === null) return [];
    // A day by itself is in no zone; its noon in UTC is that day in UTC.
    const names = dates
      .slice(0, MOST_NAMED)
      .map((date) => time.day(Instant.parse(`${date}T12:00:00Z`), 'UTC'));
    const further = dates.length - names.length;
    const all = further > 0 ? [...names, t('dates.further', { count: further })] : names;
    return [t('dates.on', { count: dates.length, dates: time.list(all) })];
  };
}
