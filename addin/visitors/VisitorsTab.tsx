import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { useMeeting } from '../rooms/use-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { Items, Section } from '../shell/Section.tsx';
import { suggestVisitors } from './suggest-visitors.ts';
import { useExpected, useReceptions, useRegistering } from './use-visitors.ts';
import { changed, emptyDraft } from './visitor-draft.ts';
import { VisitorForm } from './VisitorForm.tsx';
import { VisitorItem } from './VisitorItem.tsx';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  suggestion: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Who comes from outside. A reception hears of them once a room's calendar shows the meeting. */
export function VisitorsTab() {
  const styles = useStyles();
  const meeting = useMeeting();
  if (meeting.data) return <VisitorsOf meeting={meeting.data} />;
  return (
    <div className={styles.tab}>
      {meeting.isError ? (
        <PaneProblem error={meeting.error} onRetry={() => void meeting.refetch()} />
      ) : (
        <Loading rows={3} rowHeight={72} />
      )}
    </div>
  );
}

function VisitorsOf({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const receptions = useReceptions(meeting);
  const expected = useExpected();
  const registering = useRegistering();
  const [draft, setDraft] = useState(emptyDraft);
  const nameField = useRef<HTMLInputElement>(null);
  const visitors = expected.data?.visitors ?? [];
  const suggestions = suggestVisitors(
    meeting.attendees,
    receptions.data?.ownDomains ?? [],
    visitors.filter(({ status }) => status !== 'canceled').map(({ mail }) => mail),
  );

  return (
    <div className={styles.tab}>
      {expected.isError && <PaneProblem error={expected.error} onRetry={() => void expected.refetch()} />}
      {visitors.length > 0 && (
        <Section title={t('visitors.expected')}>
          <Items label={t('visitors.expected')}>
            {visitors.map((visitor) => (
              <VisitorItem key={visitor.id} visitor={visitor} registering={registering} />
            ))}
          </Items>
        </Section>
      )}
      {receptions.data && suggestions.length > 0 && (
        <Section title={t('visitors.suggested')}>
          <Caption1 className={styles.quiet}>{t('visitors.suggestedDetail')}</Caption1>
          <Items label={t('visitors.suggested')}>
            {suggestions.map(({ mail, name }) => (
              <li key={mail} className={styles.suggestion}>
                <bdi>{mail}</bdi>
                <Button
                  size="small"
                  aria-label={t('visitors.takeOverOf', { mail })}
                  onClick={() => {
                    setDraft(changed(draft, { mail, name }));
                    nameField.current?.focus();
                  }}
                >
                  {t('visitors.takeOver')}
                </Button>
              </li>
            ))}
          </Items>
        </Section>
      )}
      {receptions.data ? (
        receptions.data.receptions.length > 0 ? (
          <VisitorForm
            draft={draft}
            receptions={receptions.data.receptions}
            registering={registering}
            nameRef={nameField}
            onDraft={setDraft}
          />
        ) : (
          <p>{t('visitors.noReception')}</p>
        )
      ) : receptions.isError ? (
        <PaneProblem error={receptions.error} onRetry={() => void receptions.refetch()} />
      ) : (
        <Loading rows={4} rowHeight={64} />
      )}
    </div>
  );
}
