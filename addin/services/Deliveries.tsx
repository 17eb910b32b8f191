import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_DELIVERIES } from '../../contract/deliveries.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { DeliveryFields } from './DeliveryFields.tsx';
import { DeliveryFold } from './DeliveryFold.tsx';
import { mistakesAt } from './delivery-mistakes.ts';
import type { ShownDelivery } from './use-deliveries.ts';
import type { Writing } from './use-draft.ts';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start' } });

/** No delivery has this key. */
const NONE = '';

interface DeliveriesProps {
  /** One at least. */
  readonly deliveries: readonly ShownDelivery[];
  readonly meeting: Meeting;
  /** Why they were not taken. */
  readonly error: unknown;
  /** The id of the line that says until when, of each by its index. */
  readonly deadlineOf: (at: number) => string;
  readonly writing: Writing;
  /** There is one more, or one less. */
  readonly onBeside: () => void;
}

/** The deliveries on the form. Of several one is open, the newest at first, and whichever something is wrong with. */
export function Deliveries({ deliveries, meeting, error, deadlineOf, writing, onBeside }: DeliveriesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = chosen ?? deliveries.at(-1)?.draft.key;
  const isOnly = deliveries.length === 1;
  const anew = (act: () => void) => () => {
    onBeside();
    setChosen(null);
    act();
  };
  return (
    <>
      {deliveries.map((delivery, at) => {
        const { key } = delivery.draft;
        const mistakes = mistakesAt(error, at, isOnly);
        const isOpen = key === open || mistakes.length > 0;
        return (
          <DeliveryFold
            key={key}
            delivery={delivery}
            number={isOnly ? null : at + 1}
            isOpen={isOpen}
            onToggle={() => setChosen(isOpen ? NONE : key)}
            onRemove={anew(() => writing.remove(key))}
          >
            <DeliveryFields
              delivery={delivery}
              meeting={meeting}
              mistakes={mistakes}
              deadlineId={deadlineOf(at)}
              onChange={(part) => writing.changeDelivery(key, part)}
            />
          </DeliveryFold>
        );
      })}
      {deliveries.length < MOST_DELIVERIES && (
        <Button size="small" className={styles.button} onClick={anew(writing.add)}>
          {t('services.another')}
        </Button>
      )}
    </>
  );
}
