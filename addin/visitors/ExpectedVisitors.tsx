import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorReply } from '../../contract/visitors.ts';
import { Items, Section } from '../shell/Section.tsx';
import type { Reception } from './asked-fields.ts';
import type { Registering } from './use-visitors.ts';
import { VisitorItem } from './VisitorItem.tsx';

/** So many are shown at once: a pane is narrow, and a list of thousands would take seconds to draw. */
const PAGE = 50;

const useStyles = makeStyles({ shown: { ...typographyStyles.caption1, margin: 0, outlineStyle: 'none' } });

interface ExpectedVisitorsProps {
  /** At least one. */
  readonly visitors: readonly VisitorReply[];
  readonly receptions: readonly Reception[];
  readonly registering: Registering;
}

/** Who is registered for the meeting, fifty and then fifty more. */
export function ExpectedVisitors({ visitors, receptions, registering }: ExpectedVisitorsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [most, setMost] = useState(PAGE);
  const shown = useRef<HTMLParagraphElement>(null);
  const more = Math.min(visitors.length - most, PAGE);
  return (
    <Section title={t('visitors.expected')}>
      {visitors.length > PAGE && (
        <p ref={shown} tabIndex={-1} className={styles.shown}>
          {t('visitors.shown', { shown: Math.min(most, visitors.length), count: visitors.length })}
        </p>
      )}
      <Items label={t('visitors.expected')}>
        {visitors.slice(0, most).map((visitor) => (
          <VisitorItem key={visitor.id} visitor={visitor} receptions={receptions} registering={registering} />
        ))}
      </Items>
      {more > 0 && (
        <div>
          <Button
            onClick={() => {
              setMost(most + PAGE);
              shown.current?.focus(); // the button may be gone; whoever cannot see hears how many there are now
            }}
          >
            {t('visitors.showMore', { count: more })}
          </Button>
        </div>
      )}
    </Section>
  );
}
