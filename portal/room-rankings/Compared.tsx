import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { previewRoomRanking } from '../../contract/room-rankings.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  line: { display: 'block', overflowWrap: 'anywhere' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type Outcome = RouteReply<typeof previewRoomRanking>;
type Ranked = Outcome['ranked'][number];

const POINTS = ['capacity', 'distance', 'equipment', 'booking', 'familiar'] as const;

/** The order as it is beside the order as it would be, with the points that make it. */
export function Compared({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { rooms, free, moved, ranked } = outcome;

  const standing = ({ place, points }: Ranked['before']) => {
    const parts = POINTS.filter((part) => points[part] !== 0).map((part) =>
      part === 'capacity' && points[part] >= UNKNOWN
        ? t('roomRankings.preview.unknownSeats')
        : t(`roomRankings.preview.points.${part}`, { points: time.number(points[part]) }),
    );
    return (
      <span>
        <Body1 className={styles.line}>
          {t('roomRankings.preview.place', { place: time.number(place) })}
        </Body1>
        <Caption1 className={styles.quiet}>
          {parts.length === 0 ? t('roomRankings.preview.noPoints') : parts.join(', ')}
        </Caption1>
      </span>
    );
  };
  return (
    <Panel title={t('roomRankings.preview.title')} takesFocus>
      <Body1>{t('roomRankings.preview.looked', { count: rooms, free: time.number(free) })}</Body1>
      {rooms > 0 && (
        <Body1>
          {moved === 0 ? t('roomRankings.preview.same') : t('roomRankings.preview.moved', { count: moved })}
        </Body1>
      )}
      {ranked.length < rooms && <Body1>{t('roomRankings.preview.first', { count: ranked.length })}</Body1>}
      <Body1>{t('roomRankings.preview.note')}</Body1>
      {ranked.length > 0 && (
        <DataTable
          label={t('roomRankings.preview.title')}
          rows={ranked}
          keyOf={({ after }) => String(after.place)}
          columns={[
            {
              name: t('roomRankings.preview.room'),
              renderCell: ({ name, place, capacity, standing: state }) => (
                <span>
                  <bdi className={styles.line}>{name}</bdi>
                  <Caption1 className={styles.quiet}>
                    {[
                      ...place,
                      capacity === null
                        ? t('roomRankings.preview.unknownSeats')
                        : t('roomRankings.preview.seats', { count: capacity }),
                      t(`roomRankings.preview.standing.${state}`),
                    ].join(' · ')}
                  </Caption1>
                </span>
              ),
            },
            { name: t('roomRankings.preview.now'), renderCell: ({ before }) => standing(before) },
            { name: t('roomRankings.preview.after'), renderCell: ({ after }) => standing(after) },
          ]}
        />
      )}
    </Panel>
  );
}

/** More points than any size that is known gives. */
const UNKNOWN = 10_000_000_000;
