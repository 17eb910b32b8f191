import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { noChoices } from './wish.ts';
import type { WishFieldsProps } from './WishFields.tsx';
import type { Choices } from './wish.ts';

/** Few people open it. */
const WishFields = lazy(async () => ({ default: (await import('./WishFields.tsx')).WishFields }));

const useStyles = makeStyles({
  more: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'start', paddingLeft: 0, paddingRight: 0 },
});

/** What few people wish for, behind a button; open where something of it is wished for already. */
export function MoreWishes({ choices, places, onChoose }: WishFieldsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState<boolean | null>(null); // nobody said
  const shown = isOpen ?? isWished(choices);
  const Icon = shown ? ChevronUpRegular : ChevronDownRegular;

  return (
    <div className={styles.more}>
      <Button
        className={styles.button}
        size="small"
        appearance="transparent"
        icon={<Icon />}
        iconPosition="after"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setOpen(!shown)}
      >
        {t('wish.more')}
      </Button>
      <div id={id} hidden={!shown}>
        {shown && (
          <Suspense fallback={<Loading rows={2} rowHeight={64} />}>
            <WishFields choices={choices} places={places} onChoose={onChoose} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function isWished({ near, kind, before, after, isDirect }: Choices): boolean {
  const none = noChoices;
  return (
    near !== none.near ||
    kind !== none.kind ||
    before !== none.before ||
    after !== none.after ||
    isDirect !== none.isDirect
  );
}
