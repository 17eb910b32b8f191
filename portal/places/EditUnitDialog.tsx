import { Button } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitReply, changeUnit, listUnits } from '../../contract/organization.ts';
import { previewUnitMove } from '../../contract/unit-moves.ts';
import { ConflictNotice } from '../forms/ConflictNotice.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { newerOf } from '../forms/newer.ts';
import { together } from '../forms/together.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useLooked } from '../previews/use-looked.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { TimeZoneField } from './TimeZoneField.tsx';
import { unitNames } from './unit-names.ts';
import { parentsFor } from './unit-tree.ts';

/** Places are moved seldom. */
const MovePreview = lazy(async () => ({ default: (await import('./MovePreview.tsx')).MovePreview }));

interface EditUnitDialogProps {
  readonly stored: UnitReply;
  readonly units: readonly UnitReply[];
  readonly onClose: () => void;
}

/** Renames a place, moves it in the tree or gives it another time zone. */
export function EditUnitDialog({ stored, units, onClose }: EditUnitDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce, may } = useSession();
  const stale = useStale();
  const saving = useSubmit(call, changeUnit);
  const looking = useSubmit(call, previewUnitMove);
  const submit = together(saving, looking);
  const [version, setVersion] = useState(stored.version);
  const [values, setValues] = useState(textsOf(stored));
  const newer = newerOf(submit.problem, UnitReply);
  const names = unitNames(units);
  const placed = (id: string) => (id === '' ? t('places.form.top') : (names.get(id) ?? id));

  const timeZone = values.timeZone.trim();
  const save = async (over: number) => {
    const body = {
      name: values.name,
      parent: values.parent === '' ? null : values.parent,
      timeZone,
    };
    looking.clear();
    const changed = await saving.send({ params: { id: stored.id }, version: over, body });
    if (changed === null) return;
    announce(t('places.form.saved', { name: changed.name }));
    stale(listUnits);
    onClose();
  };
  const looked = useLooked(JSON.stringify([values.parent, timeZone]), () => {
    saving.clear();
    const parent = values.parent === '' ? null : values.parent;
    return looking.send({ params: { id: stored.id }, body: { parent, timeZone } });
  });
  const isMoved = values.parent !== (stored.parent ?? '') || timeZone !== stored.timeZone;
  const theirs = newer && textsOf(newer);
  return (
    <FormDialog
      title={t('places.editNamed', { name: stored.name })}
      mistakes={submit.mistakes}
      problem={newer ? null : submit.problem}
      isSending={submit.isSending}
      submitLabel={t('shell.form.save')}
      onSubmit={() => void save(version)}
      onClose={onClose}
      notice={
        newer &&
        theirs && (
          <ConflictNotice
            fields={[
              { name: t('places.form.name'), mine: values.name, theirs: theirs.name },
              { name: t('places.form.parent'), mine: placed(values.parent), theirs: placed(theirs.parent) },
              { name: t('places.form.timeZone'), mine: values.timeZone, theirs: theirs.timeZone },
            ]}
            onKeepMine={() => {
              setVersion(newer.version);
              void save(newer.version);
            }}
            onTakeTheirs={() => {
              setVersion(newer.version);
              setValues(theirs);
              submit.clear();
            }}
          />
        )
      }
    >
      <TextField
        label={t('places.form.name')}
        value={values.name}
        onChange={(name) => setValues({ ...values, name })}
        mistake={submit.mistakes.get('/name')}
        isRequired
      />
      <SelectField
        label={t('places.form.parent')}
        value={values.parent}
        onChange={(parent) => setValues({ ...values, parent })}
        options={[
          { value: '', label: t('places.form.top') },
          ...parentsFor(stored.kind, units).map(({ id }) => ({ value: id, label: placed(id) })),
        ]}
        mistake={submit.mistakes.get('/parent')}
      />
      <TimeZoneField
        value={values.timeZone}
        onChange={(timeZone) => setValues({ ...values, timeZone })}
        mistake={submit.mistakes.get('/timeZone')}
      />
      {isMoved && may('calendars.write') && (
        <Button disabledFocusable={submit.isSending} onClick={looked.look}>
          {t('roomPolicies.move.button')}
        </Button>
      )}
      {isMoved && looked.outcome && (
        <Suspense fallback={null}>
          <MovePreview outcome={looked.outcome} />
        </Suspense>
      )}
    </FormDialog>
  );
}

function textsOf({ name, parent, timeZone }: UnitReply): { name: string; parent: string; timeZone: string } {
  return { name, parent: parent ?? '', timeZone };
}
