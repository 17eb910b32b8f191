import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../contract/primitives.ts';
import type { PastStep, RequestPage } from '../../contract/request-page.ts';
import { RequestStatus } from '../../contract/services.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    listStyleType: 'none',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  step: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  changes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, whiteSpace: 'pre-line' },
});

/** How a request came to be as it is: what, when, by whom, and what was another way before. */
export function PastSteps({ page: { history, isComplete, team } }: { readonly page: RequestPage }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const words = useChangeWords(team.timeZone);
  return (
    <>
      {!isComplete && <Caption1>{t('requests.page.olderLeftOut')}</Caption1>}
      <ol className={styles.list} aria-label={t('requests.page.history')}>
        {history.map(({ at, actor, cause, action, changes }, index) => (
          <li key={`${at} ${index}`} className={styles.step}>
            <Body1 block>{stepWords(action)}</Body1>
            <Caption1 block className={styles.quiet}>
              {`${time.day(at, team.timeZone)}, ${time.second(at, team.timeZone)} · `}
              {cause === 'calendar' ? t('requests.page.byCalendar') : actor}
            </Caption1>
            {changes.length > 0 && (
              <ul className={styles.changes}>
                {changes.map((change) => (
                  <li key={change.field}>
                    <Caption1>{words(change)}</Caption1>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );

  function stepWords(action: string): string {
    const known = steps.find((step) => `request.${step}` === action);
    return known === undefined ? action : t(`requests.page.steps.${known}`);
  }
}

const steps = [
  'entered',
  'edited',
  'withdrawn',
  'created',
  'reactivated',
  'moved',
  'change-asked',
  'change-gone',
  'needs-choice',
  'needs-provider',
  'held',
  'resumed',
  'accepted',
  'marked',
  'canceled',
  'completed',
  'rejected',
  'readied',
  'change-accepted',
  'change-refused',
  'filled-in',
  'noted',
  'message-written',
  'changed-by-team',
] as const;

type Change = PastStep['changes'][number];

/** `Room: fjord → skov` */
function useChangeWords(timeZone: string): (change: Change) => string {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const value = (field: Change['field'], text: string): string => {
    if (field === 'status') {
      const status = RequestStatus.safeParse(text).data;
      return status === undefined ? text : t(`requests.statuses.${status}`);
    }
    const at = Instant.safeParse(text).data;
    return at === undefined ? text : `${time.day(at, timeZone)}, ${time.clock(at, timeZone)}`;
  };
  return ({ field, before, after }) =>
    [
      t(`requests.page.fields.${field}`),
      [before, after].map((text) => (text === null ? '–' : value(field, text))).join(' → '),
    ].join(': ');
}
