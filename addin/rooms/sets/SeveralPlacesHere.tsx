import { Button, makeStyles } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../contract/rooms.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import type { Meeting } from '../../outlook/composed-meeting.ts';
import type { Wording } from '../reasons.ts';
import type { Wish } from '../wish.ts';

/** Most meetings take place in one place. */
const SeveralPlaces = lazy(async () => ({ default: (await import('./SeveralPlaces.tsx')).SeveralPlaces }));

const useStyles = makeStyles({ find: { alignSelf: 'flex-start' } });

interface SeveralPlacesHereProps {
  readonly meeting: Meeting;
  readonly wish: Wish;
  readonly units: readonly Unit[];
  readonly wording: Wording;
}

/** Rooms in several places at once, behind a button; nothing where there is only one place. */
export function SeveralPlacesHere(props: SeveralPlacesHereProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  if (props.units.length < 2) return null;
  return (
    <>
      <Button className={styles.find} size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'rooms.hideSeveral' : 'rooms.several')}
      </Button>
      {isOpen && (
        <Suspense fallback={<Loading rows={2} rowHeight={64} />}>
          <SeveralPlaces {...props} />
        </Suspense>
      )}
    </>
  );
}
