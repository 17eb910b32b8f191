import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { CalendarDay } from '../../contract/deadlines.ts';
import { readEvacuationList } from '../../contract/evacuation.ts';
import { listDeskVisits, listMyReceptions } from '../../contract/front-desk.ts';
import type { RouteReply } from '../../contract/route.ts';
import { listParcels } from '../../contract/parcels.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { EvacuationLink } from '../evacuation/EvacuationLink.tsx';
import { SelectField } from '../forms/fields.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { zoneCity } from '../../ui/time/format.ts';
import { Desk } from './Desk.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  choice: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  reception: { minWidth: 0, flex: '0 1 320px' },
  today: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

const readings = { visits: [listDeskVisits, readEvacuationList, listParcels], meetings: [listDeskVisits] };

/** Who is expected at a reception, and who is here; reception and day lie in the address, so that they can be linked to. */
export function FrontDeskPage() {
  const { t } = useTranslation('portal');
  const status = useLive(readings);
  const receptions = useReading(listMyReceptions);
  return (
    <Page title={t('frontDesk.title')}>
      <LiveNote status={status} />
      <Reading of={receptions}>
        {({ receptions: mine }) =>
          mine.length === 0 ? (
            <EmptyState title={t('frontDesk.noReception')}>{t('frontDesk.noReceptionDetail')}</EmptyState>
          ) : (
            <OfReception mine={mine} />
          )
        }
      </Reading>
    </Page>
  );
}

type Mine = RouteReply<typeof listMyReceptions>['receptions'];

/** What the address asks for; what it asks wrongly, or for nobody here, is the first reception and today. */
function useChoice(mine: Mine) {
  const [params, setParams] = useSearchParams();
  const asked = CalendarDay.safeParse(params.get('day'));
  const put = (name: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const reception =
    mine.find(({ id }) => id === params.get('reception')) ?? mine.find(({ isActive }) => isActive) ?? mine[0];
  return { reception, day: asked.success ? asked.data : null, put };
}

function OfReception({ mine }: { readonly mine: Mine }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { reception, day, put } = useChoice(mine);
  const desk = useReading(
    listDeskVisits,
    { query: { reception: reception?.id ?? '', ...(day !== null && { day }) } },
    { every: () => 60_000 }, // today becomes tomorrow, and a live connection may be lost
  );
  if (!reception) return null;

  return (
    <>
      <div className={styles.head}>
        <div className={styles.choice}>
          {mine.length > 1 && (
            <div className={styles.reception}>
              <SelectField
                label={t('frontDesk.reception')}
                value={reception.id}
                onChange={(id) => put('reception', id)}
                options={mine.map(({ id, name, isActive }) => ({
                  value: id,
                  label: isActive ? name : t('frontDesk.inactive', { name }),
                }))}
              />
            </div>
          )}
          <Field label={t('frontDesk.day')}>
            <Input
              type="date"
              value={day ?? desk.data?.day ?? ''}
              onChange={(_event, { value }) => put('day', value === '' ? null : value)}
            />
          </Field>
          {day !== null && (
            <Button className={styles.today} onClick={() => put('day', null)}>
              {t('frontDesk.today')}
            </Button>
          )}
        </div>
        <EvacuationLink key={reception.id} reception={reception.id} />
      </div>
      <Caption1>{t('frontDesk.clock', { city: zoneCity(reception.timeZone) })}</Caption1>
      <Reading of={desk}>{(data) => <Desk key={`${data.reception.id} ${data.day}`} {...data} />}</Reading>
    </>
  );
}
