import { Button, Caption1, Spinner, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_DELIVERIES } from '../../contract/deliveries.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { AskProblem } from './AskProblem.tsx';
import { askedFor, isClosed, isEmpty } from './asked-for.ts';
import { DeliveryFields } from './DeliveryFields.tsx';
import { mistakesAt } from './delivery-mistakes.ts';
import { Payment } from './Payment.tsx';
import type { ShownDelivery } from './use-deliveries.ts';
import { guestsOf } from './use-order.ts';
import type { Writing } from './use-draft.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

interface AskTeamsProps {
  readonly meeting: Meeting;
  /** One at least. */
  readonly deliveries: readonly ShownDelivery[];
  readonly asking: ReturnType<typeof useAsking>;
  readonly writing: Writing;
}

/**
 * Asks teams for one delivery or several, all with one button: all are taken, or none. What is typed stays until they
 * were, whatever goes wrong on the way.
 */
export function AskTeams({ meeting, deliveries, asking, writing }: AskTeamsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce, time } = usePane();
  const formId = useId();
  const { draft, change, changeDelivery, add, remove, clear } = writing;
  const { ask } = asking;
  const isOnly = deliveries.length === 1;
  const wanted = askedFor(deliveries, guestsOf(meeting));
  const provider = time.list([...new Set(deliveries.flatMap(({ asked }) => asked?.team.name ?? []))]);
  const empty = isOnly ? -1 : deliveries.findIndex(isEmpty);
  const cannot = ask.isPending || wanted === null || deliveries.some(isClosed);
  const deadlineOf = (at: number) => `${formId} ${at}`.replaceAll(' ', '-');
  const send = () => {
    if (cannot) return;
    ask.mutate(
      { clientKey: draft.clientKey, deliveries: wanted },
      {
        onSuccess: () => {
          announce(t('services.sent', { provider }));
          clear();
        },
      },
    );
  };
  const anew = (act: () => void) => () => {
    ask.reset(); // what was wrong is told by its place among the deliveries
    act();
  };

  return (
    <form
      className={styles.form}
      noValidate // what is missing is said at its field, by the server's rules
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Subtitle2 as="h2" className={styles.heading}>
        {t('services.ask')}
      </Subtitle2>
      {deliveries.map((delivery, at) => (
        <DeliveryFields
          key={delivery.draft.key}
          delivery={delivery}
          meeting={meeting}
          number={isOnly ? null : at + 1}
          mistakes={mistakesAt(ask.error, at, isOnly)}
          deadlineId={deadlineOf(at)}
          onChange={(part) => changeDelivery(delivery.draft.key, part)}
          onRemove={anew(() => remove(delivery.draft.key))}
        />
      ))}
      {deliveries.length < MOST_DELIVERIES && (
        <Button size="small" className={styles.button} onClick={anew(add)}>
          {t('services.another')}
        </Button>
      )}
      <Payment
        orders={deliveries.flatMap(({ asked }) => asked?.order ?? [])}
        onChoose={(costCenter) => change({ costCenter })}
      />
      {empty !== -1 && (
        <Caption1 block className={styles.quiet} id={deadlineOf(deliveries.length)}>
          {t('services.empty', { number: empty + 1 })}
        </Caption1>
      )}
      {ask.isError && <AskProblem error={ask.error} onRetry={send} />}
      <Button
        type="submit"
        appearance="primary"
        className={styles.button}
        aria-describedby={deadlineOf(empty === -1 ? 0 : deliveries.length)}
        disabledFocusable={cannot}
        {...(ask.isPending && { icon: <Spinner size="extra-tiny" /> })}
      >
        {t('services.askTeam', { provider })}
      </Button>
    </form>
  );
}
