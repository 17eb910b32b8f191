import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarReply, changeCalendar, listCalendars } from '../../contract/calendars.ts';
import { listDepartments, listUnits, readChecklist } from '../../contract/organization.ts';
import { ConflictNotice } from '../forms/ConflictNotice.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { unitNames } from '../places/unit-names.ts';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { CalendarFields } from './CalendarFields.tsx';
import type { Calendar } from './calendar.ts';
import { calendarBeside, changesIn, valuesOf } from './calendar-values.ts';

interface CalendarDialogProps {
  readonly stored: Calendar;
  readonly onClose: () => void;
}

/** Changes what Foyer says about one room. Only what was touched is sent. */
export function CalendarDialog({ stored, onClose }: CalendarDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const [seen, setSeen] = useState(stored);
  const [values, setValues] = useState(valuesOf(stored));
  const submit = useSubmit(call, changeCalendar);
  const newer = newerOf(submit.problem, CalendarReply);
  const departments = useReading(listDepartments).data?.departments ?? [];
  const places = unitNames(useReading(listUnits).data?.units ?? []);
  const nameOf = (id: string) => places.get(id) ?? departments.find((one) => one.id === id)?.name ?? '';

  const save = async (over: Calendar) => {
    const body = calendarBody(changesIn(values, over));
    const changed = await submit.send({ params: { id: stored.id }, version: over.version, body });
    if (changed === null) return;
    announce(t('calendars.edit.saved', { name: changed.name }));
    stale(listCalendars, listUnits, readChecklist);
    onClose();
  };
  return (
    <FormDialog
      title={t('calendars.edit.title', { name: stored.name })}
      mistakes={submit.mistakes}
      problem={newer ? null : submit.problem}
      isSending={submit.isSending}
      submitLabel={t('shell.form.save')}
      onSubmit={() => void save(seen)}
      onClose={onClose}
      notice={
        newer && (
          <ConflictNotice
            fields={calendarBeside(values, newer, t, nameOf)}
            onKeepMine={() => {
              setSeen(newer);
              void save(newer);
            }}
            onTakeTheirs={() => {
              setSeen(newer);
              setValues(valuesOf(newer));
              submit.clear();
            }}
          />
        )
      }
    >
      <CalendarFields
        values={values}
        onChange={(changes) => setValues({ ...values, ...changes })}
        mistakes={submit.mistakes}
        departments={departments}
      />
    </FormDialog>
  );
}

type Body = NonNullable<Parameters<ReturnType<typeof useSubmit<typeof changeCalendar>>['send']>[0]['body']>;

/** The choices hold nothing but the contract's own words; whatever else is in there, `useSubmit` refuses by the contract. */
function calendarBody(changes: ReturnType<typeof changesIn>): Body {
  return changes as Body;
}
