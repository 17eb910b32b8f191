import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { UnitReply } from '../../contract/organization.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { useSession } from '../shell/session.ts';
import type { UnitAction } from './unit-action.ts';
import { kindsIn } from './unit-tree.ts';
import type { UnitNode } from './unit-tree.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  below: {
    marginLeft: 'clamp(8px, 2vw, 24px)',
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  unit: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  facts: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface UnitListProps {
  readonly nodes: readonly UnitNode<UnitReply>[];
  /** Names the outermost list. */
  readonly label?: string;
  /** null: the person may only look. */
  readonly onAct: ((action: UnitAction) => void) | null;
}

/** Lists within lists, as the places lie in each other; every button says which place it is about. */
export function UnitList({ nodes, label, onAct }: UnitListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} {...(label !== undefined && { 'aria-label': label })}>
      {nodes.map(({ unit, below }) => (
        <li key={unit.id}>
          <UnitWords unit={unit} onAct={onAct} />
          {below.length > 0 && (
            <div className={styles.below}>
              <UnitList nodes={below} onAct={onAct} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function UnitWords({ unit, onAct }: { readonly unit: UnitReply; readonly onAct: UnitListProps['onAct'] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const { name, kind, timeZone, calendars } = unit;
  const facts = [t(`places.kinds.${kind}`), timeZone, t('places.calendars', { count: calendars })];
  return (
    <div className={styles.unit}>
      <span className={styles.words}>
        <Body1Strong>{name}</Body1Strong>
        <Caption1 className={styles.facts}>{facts.join(' · ')}</Caption1>
      </span>
      <span className={styles.actions}>
        {may('calendars.read') && (kind === 'floor' || kind === 'building') && (
          <LinkButton to={`/places/${unit.id}/plan`} size="small" label={t('places.planNamed', { name })}>
            {t('places.plan')}
          </LinkButton>
        )}
        {may('calendars.read') && (
          <>
            <LinkButton
              to={`/room-policies/${unit.id}`}
              size="small"
              label={t('places.policyNamed', { name })}
            >
              {t('places.policy')}
            </LinkButton>
            <LinkButton
              to={`/room-rankings/${unit.id}`}
              size="small"
              label={t('places.rankingNamed', { name })}
            >
              {t('places.ranking')}
            </LinkButton>
          </>
        )}
        {onAct && (
          <>
            {kindsIn(kind).length > 0 && (
              <Button
                size="small"
                aria-label={t('places.addIn', { name })}
                onClick={() => onAct({ kind: 'add', parent: unit })}
              >
                {t('places.addShort')}
              </Button>
            )}
            <Button
              size="small"
              aria-label={t('places.editNamed', { name })}
              onClick={() => onAct({ kind: 'edit', unit })}
            >
              {t('places.edit')}
            </Button>
            <Button
              size="small"
              aria-label={t('places.removeNamed', { name })}
              onClick={() => onAct({ kind: 'remove', unit })}
            >
              {t('places.remove')}
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
