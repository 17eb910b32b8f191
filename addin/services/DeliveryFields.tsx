import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
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
import { useMomentInWords } from './WhenField.tsx';

const useStyles = makeStyles({
  delivery: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    minWidth: 0,
    padding: 0,
    border: 'none',
  },
  oneOfSeveral: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

interface DeliveryFieldsProps {
  readonly delivery: ShownDelivery;
  readonly meeting: Meeting;
  /** From 1, of several; null: it is the only one. */
  readonly number: number | null;
  /** What the server found wrong with it. */
  readonly mistakes: readonly DeliveryMistake[];
  /** Of the line that says until when, for the button that asks. */
  readonly deadlineId: string;
  readonly onChange: (change: Partial<DeliveryDraft>) => void;
  readonly onRemove: () => void;
}

/** One delivery on the form. */
export function DeliveryFields(props: DeliveryFieldsProps) {
  const { delivery, number, onRemove } = props;
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const momentInWords = useMomentInWords();
  if (number === null) {
    return (
      <div className={styles.delivery}>
        <FieldsOf {...props} />
      </div>
    );
  }
  const name = t('services.delivery', { number, moment: momentInWords(delivery.draft) });
  return (
    <fieldset className={`${styles.delivery} ${styles.oneOfSeveral}`}>
      <legend>{name}</legend>
      <FieldsOf {...props} />
      <Button
        size="small"
        className={styles.button}
        aria-label={t('services.removeItem', { item: name })}
        onClick={onRemove}
      >
        {t('services.remove')}
      </Button>
    </fieldset>
  );
}

function FieldsOf({ delivery, meeting, mistakes, deadlineId, onChange }: DeliveryFieldsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { draft, offered, asked, error, retry } = delivery;
  if (error) return <PaneProblem error={error} onRetry={retry} />;
  if (!asked) return null;
  const { team, room, order } = asked;
  const hold = team.whilePending === 'hold' && ` ${t('services.heldWhilePending', { provider: team.name })}`;
  return (
    <>
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
        {order.closed ?? order.sentence}
        {hold}
      </Caption1>
      <DeliveryMistakes mistakes={mistakes} order={order} />
    </>
  );
}
