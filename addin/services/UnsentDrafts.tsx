import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { discardMeeting, listDrafts } from '../../contract/meetings.ts';
import type { MeetingReply } from '../../contract/meetings.ts';
import { useLink } from '../meeting/use-link.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { Items, Section } from '../shell/Section.tsx';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    alignItems: 'flex-start',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalS,
  },
  facts: { flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** Meetings of this person that carry requests and that no room has shown yet: sent or not, nobody works on them. */
export function UnsentDrafts() {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { call, time, announce } = usePane();
  const { meeting } = useLink();
  const client = useQueryClient();
  const drafts = useQuery({
    queryKey: ['hanging', 'drafts'],
    queryFn: async ({ signal }) => await call(listDrafts, {}, { signal }),
  });
  const discard = useMutation({
    mutationFn: async ({ bookingKey }: MeetingReply) =>
      await call(discardMeeting, { params: { bookingKey } }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['hanging'] }),
  });

  // The one in this form is what the rest of the tab is about.
  const others = (drafts.data?.drafts ?? [])
    .filter(({ bookingKey, hanging }) => bookingKey !== meeting?.bookingKey && hanging.length > 0)
    .toSorted((one, other) => one.start.localeCompare(other.start));
  if (others.length === 0) return null;
  return (
    <Section title={t('drafts.label')}>
      <Caption1 block className={styles.quiet}>
        {t('drafts.detail')}
      </Caption1>
      {discard.isError && (
        <PaneProblem
          error={discard.error}
          onRetry={() => discard.variables && discard.mutate(discard.variables)}
        />
      )}
      <Items label={t('drafts.label')}>
        {others.map((draft) => {
          const when = time.dayAndRange({ start: draft.start, end: draft.end }, draft.timeZone).join(' ');
          return (
            <li key={draft.bookingKey} className={styles.item}>
              <div className={styles.facts}>
                <Body1 block>{when}</Body1>
                <Caption1 block className={styles.quiet}>
                  {[
                    draft.rooms.map(({ name }) => name).join(', '),
                    ...draft.hanging.map(({ sentence }) => sentence),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Caption1>
              </div>
              <Button
                size="small"
                aria-label={t('drafts.discardOf', { when })}
                disabledFocusable={discard.isPending}
                onClick={() =>
                  discard.mutate(draft, { onSuccess: () => announce(t('drafts.discarded', { when })) })
                }
              >
                {t('drafts.discard')}
              </Button>
            </li>
          );
        })}
      </Items>
    </Section>
  );
}
