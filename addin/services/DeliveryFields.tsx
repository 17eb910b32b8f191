import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { AsLastTime } from './AsLastTime.tsx';
import { AskFields } from './AskFields.tsx';
import { answerMistakesOf } from './delivery-mistakes.ts';
import type { DeliveryMistake } from './delivery-mistakes.ts';
import { DeliveryMistakes } from './DeliveryMistakes.tsx';
import { MenuFields } from './MenuFields.tsx';
import { again } from './remembered.ts';
import { RememberedNotice } from './RememberedNotice.tsx';
import type { DeliveryDraft } from './request-draft.ts';
import type { ShownDelivery } from './use-deliveries.ts';
import { guestsOf } from './use-order.ts';

const useStyles = makeStyles({
  delivery: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface DeliveryFieldsProps {
  readonly delivery: ShownDelivery;
  readonly meeting: Meeting;
  /** What the server found wrong with it. */
  readonly mistakes: readonly DeliveryMistake[];
  /** Of the line that says until when, for the button that asks. */
  readonly deadlineId: string;
  readonly onChange: (change: Partial<DeliveryDraft>) => void;
}

/** Everything that is asked of one delivery. */
export function DeliveryFields({ delivery, meeting, mistakes, deadlineId, onChange }: DeliveryFieldsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { draft, offered, asked, error, retry } = delivery;
  if (error) return <PaneProblem error={error} onRetry={retry} />;
  if (!asked) return null;
  const { team, room, order } = asked;
  const hold = team.whilePending === 'hold' && ` ${t('services.heldWhilePending', { provider: team.name })}`;
  return (
    <div className={styles.delivery}>
      <AskFields
        chosen={team}
        offered={offered}
        room={room ?? ''}
        draft={draft}
        change={onChange}
        mistakes={answerMistakesOf(mistakes)}
        again={
          team.hasMenu && (
            <>
              <AsLastTime
                provider={team.id}
                timeZone={meeting.timeZone.name}
                onChoose={(order) => onChange(again(order, guestsOf(meeting)))}
              />
              {order.menu && <RememberedNotice remembered={draft.remembered} menu={order.menu} />}
            </>
          )
        }
        menu={
          team.hasMenu && (
            <MenuFields
              isSaid={draft.remembered.length > 0}
              order={order}
              attendees={guestsOf(meeting)}
              change={onChange}
            />
          )
        }
      />
      <Caption1 block className={styles.quiet} id={deadlineId}>
        <span lang={order.language}>{order.closed ?? order.sentence}</span>
        {hold}
      </Caption1>
      <DeliveryMistakes mistakes={mistakes} order={order} />
    </div>
  );
}
