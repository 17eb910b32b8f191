import { Badge, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateReply } from '../../contract/services.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { AnswerList } from '../../ui/answers/AnswerList.tsx';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { ChangeRequest } from './ChangeRequest.tsx';
import { OrderInstead } from './OrderInstead.tsx';
import { OrderedLines } from './OrderedLines.tsx';
import { RequestActions } from './RequestActions.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { Talk } from './Talk.tsx';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  item: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  text: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

const colors: Record<TemplateReply['status'], 'informative' | 'success' | 'danger' | 'subtle'> = {
  draft: 'subtle',
  pending: 'informative',
  accepted: 'success',
  readied: 'success',
  completed: 'success',
  rejected: 'danger',
  canceled: 'danger',
  'canceled-late': 'danger',
};

interface RequestItemProps {
  readonly template: TemplateReply;
  readonly meeting: Meeting;
  readonly asking: ReturnType<typeof useAsking>;
  readonly onOrderFrom: (provider: string) => void;
}

/** One request: what was asked, where it stands, and until when it can be changed. */
export function RequestItem({ template, meeting, asking, onOrderFrom }: RequestItemProps) {
  const styles = useStyles();
  const [isChanging, setChanging] = useState(false);
  const reasonId = useId();
  const timeZone = meeting.timeZone.name;
  const why = template.mayChange.reason ?? template.mayWithdraw.reason;
  const failedTaking = asking.withdraw.variables?.id === template.id ? asking.withdraw.error : null;

  return (
    <li className={styles.item}>
      <Title template={template} />
      {!isChanging && <AsAsked template={template} />}
      <RequestFacts template={template} timeZone={timeZone} />
      {failedTaking && <PaneProblem error={failedTaking} onRetry={() => asking.withdraw.mutate(template)} />}
      <OrderInstead instead={template.instead} onOrderFrom={onOrderFrom} />
      {isChanging ? (
        <ChangeRequest
          template={template}
          meeting={meeting}
          asking={asking}
          onEnd={() => setChanging(false)}
        />
      ) : (
        <RequestActions
          template={template}
          asking={asking}
          describedBy={why === null ? undefined : reasonId}
          onChange={() => setChanging(true)}
        />
      )}
      <Talk template={template} timeZone={timeZone} />
      {why !== null && (
        <Caption1 block id={reasonId} className={styles.quiet}>
          {why}
        </Caption1>
      )}
    </li>
  );
}

function AsAsked({ template }: Pick<RequestItemProps, 'template'>) {
  const styles = useStyles();
  return (
    <>
      {template.lines.length > 0 && <OrderedLines template={template} />}
      {template.text !== '' && <p className={styles.text}>{template.text}</p>}
      <AnswerList answers={template.properties} />
    </>
  );
}

function Title({ template: { provider, status, flags } }: Pick<RequestItemProps, 'template'>) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  return (
    <div className={styles.title}>
      <Body1Strong>{provider.name}</Body1Strong>
      <Badge appearance="tint" color={colors[status]}>
        {t(`services.status.${status}`)}
      </Badge>
      {flags.map((flag) => (
        <Badge key={flag} appearance="outline" color="warning">
          {t(`services.flag.${flag}`)}
        </Badge>
      ))}
    </div>
  );
}
