import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import type { Wording } from './reasons.ts';
import { TextButton } from './TextButton.tsx';

/** Few ask, and the words for it are many. */
const WhySentences = lazy(async () => ({ default: (await import('./WhySentences.tsx')).WhySentences }));

const useStyles = makeStyles({
  why: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere', flexBasis: '100%' },
});

interface WhyHereProps {
  readonly offer: RoomOffer;
  readonly wording: Wording;
}

/** Why a room stands where it stands in the list, for whoever wants to know. */
export function WhyHere({ offer, wording }: WhyHereProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <TextButton
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={t('why.showOf', { room: offer.name })}
        onClick={() => setOpen(!isOpen)}
      >
        {t('why.show')}
      </TextButton>
      <Caption1 id={id} block className={styles.why} hidden={!isOpen}>
        {isOpen && (
          <Suspense fallback={null}>
            <WhySentences offer={offer} wording={wording} />
          </Suspense>
        )}
      </Caption1>
    </>
  );
}
