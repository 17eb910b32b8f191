import {
  Badge,
  Body1Strong,
  Button,
  Caption1,
  Checkbox,
  Link as FluentLink,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMoment, useSession } from '../shell/session.ts';
import type { Calendar } from './calendar.ts';
import { ReadNow } from './ReadNow.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS, minWidth: 0 },
  words: {
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    minWidth: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  facts: { color: tokens.colorNeutralForeground2 },
});

const colors = {
  ok: 'success',
  unread: 'informative',
  failing: 'danger',
  'not-a-resource': 'danger',
} as const;

interface CalendarRowProps {
  readonly calendar: Calendar;
  /** Empty: in no place. */
  readonly place: string;
  readonly tabIndex: 0 | -1;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
  readonly onEdit: () => void;
}

/** One calendar: what it is, where it is, whether it can be read, and what stands in the way of booking it. */
export function CalendarRow({ calendar, place, tabIndex, isSelected, onSelect, onEdit }: CalendarRowProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const { may } = useSession();
  const { name, mailbox, kind, capacity, health, warnings, unit } = calendar;
  const facts = [
    mailbox,
    t(`calendars.kinds.${kind}`),
    capacity === null
      ? ''
      : t(kind === 'workspace' ? 'calendars.places' : 'calendars.seats', { count: capacity }),
    unit === null ? t('calendars.list.unplaced') : place,
  ];
  const words = t(`calendars.list.healthDetail.${health.state}`, {
    when: health.lastReadAt === null ? '' : moment(health.lastReadAt),
  });
  return (
    <div className={styles.row}>
      {may('calendars.write') && (
        <Checkbox
          input={{ tabIndex }}
          aria-label={t('calendars.list.select', { name })}
          checked={isSelected}
          onChange={(_event, { checked }) => onSelect(checked === true)}
        />
      )}
      <div className={styles.words}>
        <span className={styles.head}>
          <Body1Strong>{name}</Body1Strong>
          <Badge appearance="tint" color={colors[health.state]}>
            {t(`calendars.list.health.${health.state}`)}
          </Badge>
        </span>
        <Caption1 className={styles.facts}>{facts.filter(Boolean).join(' · ')}</Caption1>
        <Caption1>
          {health.detail ?? words} {health.code !== null && `(${health.code})`}
        </Caption1>
        {warnings.map((warning) => (
          <Caption1 key={warning}>⚠ {warning}</Caption1>
        ))}
        <ReadNow calendar={calendar} tabIndex={tabIndex} />
        <span className={styles.head}>
          <Link href={`/rooms/${calendar.id}`} asChild>
            <FluentLink inline tabIndex={tabIndex}>
              {t('calendars.list.details', { name })}
            </FluentLink>
          </Link>
          {unit !== null && (
            <Link href={`/room-policies/${calendar.id}`} asChild>
              <FluentLink inline tabIndex={tabIndex}>
                {t('calendars.list.policy', { name })}
              </FluentLink>
            </Link>
          )}
        </span>
      </div>
      {may('calendars.write') && (
        <Button
          size="small"
          tabIndex={tabIndex}
          aria-label={t('calendars.list.editNamed', { name })}
          onClick={onEdit}
        >
          {t('calendars.list.edit')}
        </Button>
      )}
    </div>
  );
}
