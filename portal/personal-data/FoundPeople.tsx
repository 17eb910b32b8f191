import { Badge, Body1, Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { findPersonalData, KnownVisitor } from '../../contract/personal-data.ts';
import type { RouteReply } from '../../contract/route.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMoment } from '../shell/session.ts';
import { countOf, nobodyChosen } from './chosen-people.ts';
import { EraseButton } from './EraseButton.tsx';
import { ExportButton } from './ExportButton.tsx';
import { FoundColleagues } from './FoundColleagues.tsx';
import { FoundRecords } from './FoundRecords.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  line: { display: 'block', overflowWrap: 'anywhere' },
});

interface FoundPeopleProps extends RouteReply<typeof findPersonalData> {
  readonly onErased: () => void;
}

/** Entries that may be the person who asks; what is done is done with those that were chosen. */
export function FoundPeople(props: FoundPeopleProps) {
  const { visitors, colleagues, records, mentions, watched, isComplete, onErased } = props;
  const { t } = useTranslation('portal');
  const moment = useMoment();
  const styles = useStyles();
  const [chosen, setChosen] = useState(nobodyChosen);
  const mentioned = (
    <>
      {mentions > 0 && <Body1>{t('personalData.mentions', { count: mentions })}</Body1>}
      {watched > 0 && <Body1>{t('personalData.watched', { count: watched })}</Body1>}
    </>
  );
  if (countOf(props) === 0) {
    return (
      <>
        <EmptyState title={t('personalData.nobody')}>{t('personalData.nobodyDetail')}</EmptyState>
        {mentioned}
      </>
    );
  }
  const turn = (id: KnownVisitor['id']) =>
    setChosen((before) => ({
      ...before,
      visitors: before.visitors.includes(id)
        ? before.visitors.filter((one) => one !== id)
        : [...before.visitors, id],
    }));
  return (
    <>
      {visitors.length > 0 && (
        <DataTable
          label={t('personalData.found', { count: visitors.length })}
          rows={visitors}
          keyOf={({ id }) => id}
          columns={[
            {
              name: t('personalData.columns.person'),
              renderCell: ({ id, name, company, enteredAt }) => (
                <>
                  <Checkbox
                    label={<bdi>{name}</bdi>}
                    aria-label={t('personalData.choose', { name, when: moment(enteredAt) })}
                    checked={chosen.visitors.includes(id)}
                    onChange={() => turn(id)}
                  />
                  {company !== null && <bdi className={styles.line}>{company}</bdi>}
                </>
              ),
            },
            {
              name: t('personalData.columns.reached'),
              renderCell: ({ mail, phone, sms }) =>
                [mail, phone, ...(sms > 0 ? [t('personalData.sms', { count: sms })] : [])]
                  .filter((one) => one !== null)
                  .join(', ') || t('personalData.noContact'),
            },
            { name: t('personalData.columns.host'), renderCell: ({ host }) => <bdi>{host}</bdi> },
            {
              name: t('personalData.columns.when'),
              renderCell: ({ from, to }) => {
                if (from === null || to === null) return t('personalData.noVisits');
                if (from === to) return moment(from);
                return t('personalData.between', { from: moment(from), to: moment(to) });
              },
            },
            {
              name: t('personalData.columns.state'),
              renderCell: (one) => <Badge appearance="tint">{t(`personalData.${stateOf(one)}`)}</Badge>,
            },
          ]}
        />
      )}
      {colleagues.length > 0 && (
        <FoundColleagues
          colleagues={colleagues}
          chosen={chosen.colleagues}
          onChange={(picked) => setChosen((before) => ({ ...before, colleagues: picked }))}
        />
      )}
      {records.length > 0 && (
        <FoundRecords
          records={records}
          chosen={chosen.records}
          onChange={(picked) => setChosen((before) => ({ ...before, records: picked }))}
        />
      )}
      {!isComplete && <Body1>{t('personalData.incomplete')}</Body1>}
      {mentioned}
      <div className={styles.actions}>
        <Button onClick={() => setChosen({ visitors: visitors.map(({ id }) => id), colleagues, records })}>
          {t('personalData.all')}
        </Button>
        <ExportButton chosen={chosen} />
        <EraseButton chosen={chosen} onErased={onErased} />
      </div>
    </>
  );
}

function stateOf({ isInside, isExpected }: KnownVisitor): 'inside' | 'expected' | 'over' {
  if (isInside) return 'inside';
  return isExpected ? 'expected' : 'over';
}
