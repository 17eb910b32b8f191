import { Body1, Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../contract/primitives.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { listWatched } from '../../contract/watch-list.ts';
import type { WatchEntryReply } from '../../contract/watch-list.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { EditWatched } from './EditWatched.tsx';
import { RemoveWatched } from './RemoveWatched.tsx';
import { whoOf } from './watch-values.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  lines: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

type Doing = { readonly what: 'add' } | { readonly what: 'edit' | 'remove'; readonly entry: WatchEntryReply };

/** Of whom a reception is warned; only whoever may change the reception sees it. */
export function WatchList({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const opener = useRestoreFocusTarget();
  const watched = useReading(listWatched, { params: { id: reception } });
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const lines = (all: readonly string[]) => <bdi className={styles.lines}>{all.join('\n')}</bdi>;
  return (
    <Panel title={t('watchList.title')}>
      <Body1>{t('watchList.intro')}</Body1>
      <Reading of={watched}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Body1>{t('watchList.none')}</Body1>
          ) : (
            <DataTable
              label={t('watchList.list')}
              rows={entries}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: t('watchList.who'),
                  renderCell: ({ names, addresses }) => lines([...names, ...addresses]),
                },
                { name: t('watchList.instruction'), renderCell: ({ instruction }) => lines([instruction]) },
                { name: t('watchList.reason'), renderCell: ({ reason }) => lines([reason]) },
                {
                  name: t('watchList.until'),
                  renderCell: ({ until }) => time.day(Instant.parse(`${until}T12:00:00Z`), 'UTC'),
                },
                {
                  name: t('watchList.edit'),
                  renderCell: (entry) => (
                    <span className={styles.actions}>
                      <Button
                        size="small"
                        aria-label={t('watchList.editOf', { who: whoOf(entry) })}
                        onClick={() => setDoing({ what: 'edit', entry })}
                        {...opener}
                      >
                        {t('watchList.edit')}
                      </Button>
                      <Button
                        size="small"
                        aria-label={t('watchList.removeOf', { who: whoOf(entry) })}
                        onClick={() => setDoing({ what: 'remove', entry })}
                        {...opener}
                      >
                        {t('watchList.remove')}
                      </Button>
                    </span>
                  ),
                },
              ]}
            />
          )
        }
      </Reading>
      <div>
        <Button onClick={() => setDoing({ what: 'add' })} {...opener}>
          {t('watchList.add')}
        </Button>
      </div>
      {doing?.what === 'add' && <EditWatched reception={reception} stored={null} onClose={close} />}
      {doing?.what === 'edit' && <EditWatched reception={reception} stored={doing.entry} onClose={close} />}
      {doing?.what === 'remove' && <RemoveWatched entry={doing.entry} onClose={close} />}
    </Panel>
  );
}
