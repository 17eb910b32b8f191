import { Body1, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import {
  addWatched,
  changeWatched,
  listWatched,
  WatchEntryId,
  WatchEntryReply,
} from '../../contract/watch-list.ts';
import { useClientId } from '../forms/client-id.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { LongTextField } from '../forms/LongTextField.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { emptyEntry, entryOf, mistakeIn, valuesOf } from './watch-values.ts';

interface EditWatchedProps {
  readonly reception: ReceptionId;
  /** Null: a new one. */
  readonly stored: WatchEntryReply | null;
  readonly onClose: () => void;
}

/** Adds an entry to a watch list, or writes one anew. */
export function EditWatched({ reception, stored, onClose }: EditWatchedProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const adding = useSubmit(call, addWatched);
  const changing = useSubmit(call, changeWatched);
  const { idFor, answered } = useClientId();
  const [values, setValues] = useState(stored ? valuesOf(stored) : emptyEntry);
  const { mistakes, isSending, problem } = stored ? changing : adding;
  const newer = newerOf(problem, WatchEntryReply);
  const put = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));

  const save = async () => {
    const content = entryOf(values);
    const saved = stored
      ? await changing.send({
          params: { id: stored.id },
          version: newer?.version ?? stored.version,
          body: content,
        })
      : await adding.send({
          params: { id: reception },
          body: { id: WatchEntryId.parse(idFor({ reception, content })), ...content },
        });
    stale(listWatched);
    if (saved === null) return;
    answered();
    announce(t(stored ? 'watchList.saved' : 'watchList.added'));
    onClose();
  };
  const until = mistakes.get('/until');
  return (
    <FormDialog
      title={t(stored ? 'watchList.edit' : 'watchList.add')}
      mistakes={mistakes}
      problem={newer ? null : problem}
      isSending={isSending}
      submitLabel={t('watchList.save')}
      onSubmit={() => void save()}
      onClose={onClose}
      {...(newer && { notice: <Body1 role="alert">{t('watchList.newer')}</Body1> })}
    >
      <LongTextField
        label={t('watchList.names')}
        hint={t('watchList.namesHint')}
        value={values.names}
        onChange={(names) => put({ names })}
        mistake={mistakeIn(mistakes, 'names')}
        rows={2}
        most={3_300}
      />
      <LongTextField
        label={t('watchList.addresses')}
        hint={t('watchList.addressesHint')}
        value={values.addresses}
        onChange={(addresses) => put({ addresses })}
        mistake={mistakeIn(mistakes, 'addresses')}
        rows={2}
        most={2_800}
      />
      <LongTextField
        label={t('watchList.instruction')}
        value={values.instruction}
        onChange={(instruction) => put({ instruction })}
        mistake={mistakes.get('/instruction')}
        rows={2}
        most={500}
      />
      <LongTextField
        label={t('watchList.reason')}
        hint={t('watchList.reasonHint')}
        value={values.reason}
        onChange={(reason) => put({ reason })}
        mistake={mistakes.get('/reason')}
        rows={2}
        most={500}
      />
      <Field
        label={t('watchList.until')}
        hint={t('watchList.untilHint')}
        required
        {...(until !== undefined && {
          validationMessage: t('shell.form.mistake', { label: t('watchList.until'), mistake: until }),
        })}
      >
        <Input type="date" value={values.until} onChange={(_event, { value }) => put({ until: value })} />
      </Field>
    </FormDialog>
  );
}
