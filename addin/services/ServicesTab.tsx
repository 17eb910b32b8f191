import { Body1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { useMeeting } from '../rooms/use-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { AskForm } from './AskForm.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { Requests } from './Requests.tsx';
import { UnsentDrafts } from './UnsentDrafts.tsx';
import { useDraft } from './use-draft.ts';
import { useAsking, useTemplates } from './use-requests.ts';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  form: { outlineStyle: 'none' },
});

/** What teams are asked to do for this meeting. A team hears of it once a room's calendar shows the meeting. */
export function ServicesTab() {
  const styles = useStyles();
  const meeting = useMeeting();
  if (meeting.data) return <ServicesOf meeting={meeting.data} />;
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

function ServicesOf({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const asking = useAsking();
  const templates = useTemplates();
  const writing = useDraft();
  const form = useRef<HTMLDivElement>(null);
  const hasRoom = meeting.rooms.length > 0;

  return (
    <div className={styles.tab}>
      <LinkNotice />
      {templates.isError && <PaneProblem error={templates.error} onRetry={() => void templates.refetch()} />}
      <Requests
        templates={templates.data?.templates ?? []}
        asking={asking}
        meeting={meeting}
        onOrderFrom={(provider) => {
          writing.orderFrom(provider);
          form.current?.focus();
        }}
      />
      {hasRoom ? (
        <div ref={form} tabIndex={-1} className={styles.form}>
          <AskForm meeting={meeting} asking={asking} writing={writing} />
        </div>
      ) : (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <Body1>{t('services.noRoom')}</Body1>
          </MessageBarBody>
        </MessageBar>
      )}
      <UnsentDrafts />
    </div>
  );
}
