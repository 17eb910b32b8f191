import { Body1, Button, Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRequest } from '../../contract/request-page.ts';
import type { RequestPage } from '../../contract/request-page.ts';
import { listBoard } from '../../contract/board.ts';
import { BoardRequest } from '../../contract/service-teams.ts';
import { editRequest } from '../../contract/staff-edits.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AddedLine } from './AddedLine.tsx';
import { EditedLine } from './EditedLine.tsx';
import { editBody, editValues, ontoNewer } from './edit-values.ts';
import type { EditValues } from './edit-values.ts';
import { MenuChoice } from './MenuChoice.tsx';
import { lineWords } from './request-words.ts';

/** Says why what was ordered cannot be changed, or lets it be. */
export function EditLines({ page }: { readonly page: RequestPage }) {
  const { t } = useTranslation('portal');
  const [isOpen, setOpen] = useState(false);
  if (page.whyNotEdited !== null) return <Body1>{page.whyNotEdited}</Body1>;
  if (isOpen) return <EditForm page={page} onClose={() => setOpen(false)} />;
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('requests.page.changeButton')}
      </Button>
    </div>
  );
}

function EditForm({ page, onClose }: { readonly page: RequestPage; readonly onClose: () => void }) {
  const { t } = useTranslation('portal');
  const { call, announce, time } = useSession();
  const stale = useStale();
  const { request } = page;
  const [values, setValues] = useState(() => editValues(request));
  const [outrunBy, setOutrunBy] = useState<BoardRequest | null>(null);
  const submit = useSubmit(call, editRequest);
  const change = (changes: Partial<EditValues>) => setValues((before) => ({ ...before, ...changes }));
  const newer = newerOf(submit.problem, BoardRequest);
  if (newer !== null && newer.version > values.version) {
    setOutrunBy(newer);
    setValues(ontoNewer(values, newer));
  }
  const { kept, added, costCenter, reason } = values;
  const save = async () => {
    const changed = await submit.send({
      params: { id: request.id },
      version: values.version,
      body: editBody(values),
    });
    stale(readRequest, listBoard);
    if (changed === null) return;
    announce(t('requests.page.changed'));
    onClose();
  };
  const payers = page.costCenters.map(({ id, code, name }) => ({
    value: id as string,
    label: `${code} ${name}`,
  }));
  const own = request.costCenter;
  const isListed = own === null || payers.some(({ value }) => value === own.id);
  return (
    <Form
      label={t('requests.page.change')}
      mistakes={submit.mistakes}
      problem={newer === null ? submit.problem : null}
      onSubmit={() => void save()}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
            {t('requests.page.saveChange')}
          </Button>
          <Button onClick={onClose}>{t('shell.form.cancel')}</Button>
        </>
      }
    >
      <Caption1>{t('requests.page.changeHint')}</Caption1>
      {outrunBy && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            {t('requests.page.outrun', { lines: time.list(outrunBy.lines.map(lineWords)) || '–' })}
          </MessageBarBody>
        </MessageBar>
      )}
      {kept.map((line, at) => (
        <EditedLine
          key={line.line}
          name={line.name}
          values={line}
          here={`/kept/${at}`}
          mistakes={submit.mistakes}
          onChange={(changes) => change({ kept: kept.with(at, { ...line, ...changes }) })}
          onRemove={() => change({ kept: kept.toSpliced(at, 1) })}
        />
      ))}
      {added.map((line, at) => (
        <AddedLine
          key={`${line.item.id} ${at}`}
          values={line}
          here={`/added/${at}`}
          mistakes={submit.mistakes}
          onChange={(changed) => change({ added: added.with(at, changed) })}
          onRemove={() => change({ added: added.toSpliced(at, 1) })}
        />
      ))}
      <MenuChoice
        provider={request.provider}
        onChoose={(item) =>
          change({ added: [...added, { item, quantity: String(item.least), discount: '0', chosen: {} }] })
        }
      />
      {(payers.length > 0 || own !== null) && (
        <SelectField
          label={t('requests.page.costCenter')}
          hint={t('requests.page.costCenterHint')}
          value={costCenter}
          onChange={(chosen) => change({ costCenter: chosen })}
          options={[
            { value: '', label: t('requests.page.noPayer') },
            ...(own === null || isListed ? [] : [{ value: own.id, label: `${own.code} ${own.name}` }]),
            ...payers,
          ]}
          mistake={submit.mistakes.get('/costCenter')}
        />
      )}
      <TextField
        label={t('requests.page.changeReason')}
        hint={t('requests.page.changeReasonHint')}
        value={reason}
        onChange={(typed) => change({ reason: typed })}
        mistake={submit.mistakes.get('/reason') ?? submit.mistakes.get('/kept')}
        isRequired
      />
    </Form>
  );
}
