import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Attendee, Meeting } from '../outlook/composed-meeting.ts';
import { useMeeting } from '../rooms/use-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import type { Reception } from './asked-fields.ts';
import { ConfirmVisits } from './ConfirmVisits.tsx';
import { ExpectedVisitors } from './ExpectedVisitors.tsx';
import { PasteVisitors } from './PasteVisitors.tsx';
import { suggestVisitors } from './suggest-visitors.ts';
import { Suggestions } from './Suggestions.tsx';
import { useExpected, useReceptions, useRegistering } from './use-visitors.ts';
import { useSeriesKnown } from './use-series-known.ts';
import { changed, emptyDraft } from './visitor-draft.ts';
import { VisitorForm } from './VisitorForm.tsx';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** Who comes from outside. A reception hears of them once a room's calendar shows the meeting, or a person confirms them. */
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
  const styles = useStyles();
  const receptions = useReceptions(meeting);
  const expected = useExpected();
  const registering = useRegistering();
  useSeriesKnown(meeting);
  const visitors = expected.data?.visitors ?? [];
  const known = receptions.data?.receptions ?? [];

  return (
    <div className={styles.tab}>
      {expected.isError && <PaneProblem error={expected.error} onRetry={() => void expected.refetch()} />}
      {expected.data?.toConfirm && <ConfirmVisits toConfirm={expected.data.toConfirm} receptions={known} />}
      {visitors.length > 0 && (
        <ExpectedVisitors visitors={visitors} receptions={known} registering={registering} />
      )}
      {receptions.data && (
        <Register
          invited={meeting.invited}
          expected={visitors.flatMap(({ status, mail }) => (status === 'canceled' ? [] : mail))}
          receptions={receptions.data.receptions}
          ownDomains={receptions.data.ownDomains}
          registering={registering}
        />
      )}
      {receptions.isLoadingError && (
        <PaneProblem error={receptions.error} onRetry={() => void receptions.refetch()} />
      )}
      {receptions.isPending && <Loading rows={4} rowHeight={64} />}
    </div>
  );
}

interface RegisterProps {
  readonly invited: readonly Attendee[];
  /** Addresses of those who are registered already. */
  readonly expected: readonly (string | null)[];
  readonly receptions: readonly Reception[];
  readonly ownDomains: readonly string[];
  readonly registering: ReturnType<typeof useRegistering>;
}

/** Three ways in: an attendee from outside, one person, a list. */
function Register({ invited, expected, receptions, ownDomains, registering }: RegisterProps) {
  const { t } = useTranslation('pane');
  const [draft, setDraft] = useState(emptyDraft);
  const nameField = useRef<HTMLInputElement>(null);
  if (receptions.length === 0) return <p>{t('visitors.noReception')}</p>;
  return (
    <>
      <Suggestions
        suggestions={suggestVisitors(invited, ownDomains, expected)}
        onTakeOver={({ mail, name, list }) => {
          // Several at one address come as a group, of which nobody knows yet how many.
          setDraft(changed(draft, { mail, name, isGroup: list !== null, size: '' }));
          nameField.current?.focus();
        }}
      />
      <VisitorForm
        draft={draft}
        receptions={receptions}
        registering={registering}
        expected={expected}
        nameRef={nameField}
        onDraft={setDraft}
      />
      <PasteVisitors reception={draft.reception} receptions={receptions} dates={draft.dates} />
    </>
  );
}
