import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import type { UnitReply } from '../../contract/organization.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AddUnitDialog } from './AddUnitDialog.tsx';
import { EditUnitDialog } from './EditUnitDialog.tsx';
import { RemoveUnitDialog } from './RemoveUnitDialog.tsx';
import type { UnitAction } from './unit-action.ts';
import { UnitList } from './UnitList.tsx';
import { unitTree } from './unit-tree.ts';

const useStyles = makeStyles({
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Region, campus, building, floor: the tree in which rooms stand. */
export function PlacesPage() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const units = useReading(listUnits);
  const { organization } = useSession();
  const [action, setAction] = useState<UnitAction | null>(null);
  const mayWrite = may('units.write');
  const addAtTop = mayWrite && (
    <Button appearance="primary" onClick={() => setAction({ kind: 'add', parent: null })}>
      {t('places.add')}
    </Button>
  );
  return (
    <Page title={t('places.title')} path={[{ label: t('shell.adminCenter') }]} actions={addAtTop}>
      <Reading of={units}>
        {({ units: all }) => (
          <>
            {all.length === 0 ? (
              <EmptyState title={t('places.empty.title')}>
                {t(mayWrite ? 'places.empty.detail' : 'places.empty.readOnly')}
              </EmptyState>
            ) : (
              <>
                <Body1>{t('places.intro')}</Body1>
                {may('calendars.read') && (
                  <div className={styles.links}>
                    <LinkButton to={`/room-policies/${organization.id}`}>
                      {t('places.policyOfAll')}
                    </LinkButton>
                    <LinkButton to={`/room-rankings/${organization.id}`}>
                      {t('places.rankingOfAll')}
                    </LinkButton>
                  </div>
                )}
                <UnitList
                  nodes={unitTree(all)}
                  label={t('places.tree')}
                  onAct={mayWrite ? setAction : null}
                />
              </>
            )}
            <Acting action={action} units={all} onClose={() => setAction(null)} />
          </>
        )}
      </Reading>
    </Page>
  );
}

interface ActingProps {
  readonly action: UnitAction | null;
  readonly units: readonly UnitReply[];
  readonly onClose: () => void;
}

function Acting({ action, units, onClose }: ActingProps) {
  switch (action?.kind) {
    case undefined:
      return null;
    case 'add':
      return <AddUnitDialog parent={action.parent} onClose={onClose} />;
    case 'edit':
      return <EditUnitDialog stored={action.unit} units={units} onClose={onClose} />;
    case 'remove':
      break;
  }
  return <RemoveUnitDialog unit={action.unit} onClose={onClose} />;
}
