import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { previewRoomPolicy } from '../../contract/room-policies.ts';
import type { RouteReply } from '../../contract/route.ts';
import { Panel } from '../shell/Panel.tsx';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  meeting: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
});

type Outcome = RouteReply<typeof previewRoomPolicy>;

/** What a policy would have been against in the last month, and would be in the next. */
export function DryRun({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { past, ahead, touched, byReason } = outcome;
  return (
    <Panel title={t('roomPolicies.preview.title')} takesFocus>
      {useSummary(outcome).map((line) => (
        <Body1 key={line}>{line}</Body1>
      ))}
      {byReason.length > 0 && (
        <ul>
          {byReason.map(({ code, meetings }) => (
            <li key={code}>
              {t('roomPolicies.preview.reason', { reason: reasonIn(t, code), count: meetings })}
            </li>
          ))}
        </ul>
      )}
      {touched.length < past + ahead && (
        <Body1>{t('roomPolicies.preview.first', { count: touched.length })}</Body1>
      )}
      <ul className={styles.list}>
        {touched.map(({ room, start, end, subject, isPrivate, organizer, reasons }) => (
          <li key={`${room.id} ${start} ${end} ${organizer ?? ''}`} className={styles.meeting}>
            <Body1Strong block>
              {[time.dayAndRange({ start, end }, room.timeZone).join(' '), room.name].join(' · ')}
            </Body1Strong>
            <Body1 block>
              {[titleIn(t, subject, isPrivate), organizer].filter((one) => one !== null).join(' · ')}
            </Body1>
            <Body1 block>{reasons.map(({ code }) => reasonIn(t, code)).join(', ')}</Body1>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Say = ReturnType<typeof useTranslation<'portal'>>['t'];

const known = [
  'closed-day',
  'outside-hours',
  'too-long',
  'too-soon',
  'too-far-ahead',
  'too-few',
  'too-many-open',
  'too-many-hours',
  'restricted',
] as const;

/** A reason of a later version is shown by its code. */
function reasonIn(t: Say, code: string): string {
  const name = known.find((one) => one === code);
  return name === undefined ? code : t(`roomPolicies.preview.reasons.${name}`);
}

function titleIn(t: Say, subject: string | null, isPrivate: boolean): string {
  if (isPrivate) return t('roomPolicies.preview.private');
  return subject ?? t('roomPolicies.preview.untitled');
}

function useSummary(outcome: Outcome): readonly string[] {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { looked, rooms, from, to, past, ahead, freed, isComplete, unread, unjudged } = outcome;
  const parts = time.list(unjudged.map((part) => t(`roomPolicies.parts.${part}`)));
  const days = { from: time.day(from, 'UTC'), to: time.day(to, 'UTC') };
  return [
    t('roomPolicies.preview.looked', { count: looked, rooms: time.number(rooms), ...days }),
    past + ahead === 0
      ? t('roomPolicies.preview.nothing')
      : t('roomPolicies.preview.touched', { past: time.number(past), ahead: time.number(ahead) }),
    freed > 0 ? t('roomPolicies.preview.freed', { count: freed }) : '',
    isComplete ? '' : t('roomPolicies.preview.incomplete'),
    unread > 0 ? t('roomPolicies.preview.unread', { count: unread }) : '',
    unjudged.length > 0 ? t('roomPolicies.preview.unjudged', { parts }) : '',
    t('roomPolicies.preview.note'),
  ].filter((line) => line !== '');
}
