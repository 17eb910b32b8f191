import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskFieldsReply, fillDeskFields, readDeskFields } from '../../contract/desk-fields.ts';
import { listDeskVisits } from '../../contract/front-desk.ts';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { Reading } from '../shell/Reading.tsx';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '360px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface DeskFieldsFormProps {
  readonly visit: DeskVisit;
  readonly onEnd: () => void;
}

/** What the reception keeps for itself about a visit. */
export function DeskFieldsForm({ visit, onEnd }: DeskFieldsFormProps) {
  const kept = useReading(readDeskFields, { params: { id: visit.id } });
  return <Reading of={kept}>{(stored) => <Sheet visit={visit} stored={stored} onEnd={onEnd} />}</Reading>;
}

/** When somebody else wrote meanwhile, what they wrote stands beside the fields, and saving again replaces it. */
function Sheet({ visit, stored, onEnd }: DeskFieldsFormProps & { readonly stored: DeskFieldsReply }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const { send, isSending, problem, mistakes } = useSubmit(call, fillDeskFields);
  const newer = newerOf(problem, DeskFieldsReply);
  const [version] = useState(stored.version);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(stored.fields.map(({ id }) => [id, valueOf(stored, id)])),
  );
  const save = async () => {
    const body = { answers: typed };
    const saved = await send({ params: { id: visit.id }, version: newer?.version ?? version, body });
    if (saved === null) return;
    stale(readDeskFields);
    stale(listDeskVisits);
    announce(t('frontDesk.details.written', { name: visit.name }));
    onEnd();
  };
  return (
    <form
      className={styles.form}
      aria-label={t('frontDesk.details.writeOf', { name: visit.name })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {stored.fields.map(({ id, name, kind, choices, isRequired }) => {
        const field = {
          label: name,
          value: typed[id] ?? '',
          onChange: (value: string) => setTyped({ ...typed, [id]: value }),
          mistake: mistakes.get(`/answers/${id}`),
          isRequired,
        };
        const options = ['', ...choices].map((value) => ({
          value,
          label: value || t('frontDesk.details.none'),
        }));
        return kind === 'choice' ? (
          <SelectField key={id} {...field} options={options} />
        ) : (
          <TextField key={id} {...field} />
        );
      })}
      {newer === null && problem !== null && <ProblemNotice error={problem} />}
      {newer !== null && (
        <Caption1 role="alert">
          {t('frontDesk.details.newer', {
            facts: newer.answers.map(({ name, value }) => `${name}: ${value}`).join(' · '),
          })}
        </Caption1>
      )}
      <div className={styles.actions}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={isSending}>
          {t('frontDesk.details.save')}
        </Button>
        <Button size="small" onClick={onEnd}>
          {t('frontDesk.details.cancel')}
        </Button>
      </div>
    </form>
  );
}

function valueOf({ answers }: DeskFieldsReply, id: string): string {
  return answers.find((answer) => answer.id === id)?.value ?? '';
}
