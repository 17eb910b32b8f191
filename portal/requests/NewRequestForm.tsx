import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CostCenterId } from '../../contract/finance.ts';
import { askOnBehalf } from '../../contract/on-behalf.ts';
import type { listServedMeetings } from '../../contract/on-behalf.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import type { RouteReply } from '../../contract/route.ts';
import { listBoard } from '../../contract/board.ts';
import { listMyProviders } from '../../contract/service-teams.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { ProviderId } from '../../contract/services.ts';
import { AnswerFields } from '../../ui/answers/AnswerFields.tsx';
import { givenAnswers } from '../../ui/answers/typed-answers.ts';
import type { TypedAnswers } from '../../ui/answers/typed-answers.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { localDay } from '../../ui/time/format.ts';
import { useClientId } from '../forms/client-id.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AddedLine } from './AddedLine.tsx';
import { addedBody } from './edit-values.ts';
import type { AddedValues } from './edit-values.ts';
import { MenuChoice } from './MenuChoice.tsx';

type Offer = RouteReply<typeof listServedMeetings>;

interface NewRequestFormProps {
  readonly team: ProviderId;
  /** On the team's clock. */
  readonly day: string;
  readonly offer: Offer;
}

/** Which meeting of the day, and what for it. */
export function NewRequestForm({ team, day, offer }: NewRequestFormProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const { idFor, answered } = useClientId();
  const submit = useSubmit(call, askOnBehalf);
  const [values, setValues] = useState<NewRequestValues>(nothing);
  const change = (changes: Partial<NewRequestValues>) => setValues((before) => ({ ...before, ...changes }));
  const meetings = offer.meetings.filter(({ start }) => localDay(start, offer.team.timeZone) === day);
  const chosen = meetings.find((one) => keyOf(one) === values.meeting);
  if (meetings.length === 0) {
    return <EmptyState title={t('requests.new.none')}>{t('requests.new.noneDetail')}</EmptyState>;
  }
  const send = async () => {
    if (!chosen) return;
    const { meetingUid, occurrence } = chosen;
    const room = MailboxAddress.safeParse(values.room).data ?? null;
    const content = {
      meeting: { meetingUid, occurrence },
      room,
      text: values.text,
      offsetMinutes: Number(values.offset),
      lines: values.added.map(addedBody),
      costCenter: CostCenterId.safeParse(values.costCenter).data ?? null,
      properties: givenAnswers(offer.asks, values.answers),
    };
    const body = { clientKey: idFor(content), ...content };
    const entered = await submit.send({ params: { id: team }, body });
    if (entered === null) return;
    answered();
    stale(listBoard, listMyProviders);
    announce(t('requests.new.done', { name: chosen.organizer.name }));
    go(`/requests?team=${team}`);
  };
  return (
    <Form
      label={t('requests.new.title')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void send()}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={submit.isSending || !chosen}>
          {t('requests.new.enter')}
        </Button>
      }
    >
      <MeetingFields offer={offer} meetings={meetings} chosen={chosen} values={values} change={change} />
      <TextField
        label={t('requests.new.offset')}
        hint={t('requests.new.offsetHint')}
        value={values.offset}
        onChange={(offset) => change({ offset })}
        mistake={submit.mistakes.get('/offsetMinutes')}
        type="number"
      />
      {values.added.map((line, at) => (
        <AddedLine
          key={`${line.item.id} ${at}`}
          values={line}
          here={`/lines/${at}`}
          mistakes={submit.mistakes}
          onChange={(changed) => change({ added: values.added.with(at, changed) })}
          onRemove={() => change({ added: values.added.toSpliced(at, 1) })}
        />
      ))}
      <MenuChoice
        provider={team}
        onChoose={(item) =>
          change({
            added: [...values.added, { item, quantity: String(item.least), discount: null, chosen: {} }],
          })
        }
      />
      {values.added.length > 0 && offer.costCenters.length > 0 && (
        <SelectField
          label={t('requests.page.costCenter')}
          value={values.costCenter}
          onChange={(costCenter) => change({ costCenter })}
          options={[
            { value: '', label: t('requests.page.noPayer') },
            ...offer.costCenters.map(({ id, code, name }) => ({
              value: id as string,
              label: `${code} ${name}`,
            })),
          ]}
          mistake={submit.mistakes.get('/costCenter')}
        />
      )}
      <AnswerFields
        asks={offer.asks}
        answers={values.answers}
        onChange={(answers) => change({ answers })}
        mistakes={
          new Map([...submit.mistakes].map(([at, mistake]) => [at.slice('/properties/'.length), mistake]))
        }
      />
      <NoteField
        value={values.text}
        mistake={submit.mistakes.get('/text')}
        onChange={(text) => change({ text })}
      />
    </Form>
  );
}

interface NewRequestValues {
  readonly meeting: string;
  /** Empty: the only one. */
  readonly room: string;
  readonly offset: string;
  readonly added: readonly AddedValues[];
  readonly costCenter: string;
  readonly answers: TypedAnswers;
  readonly text: string;
}

const nothing: NewRequestValues = {
  meeting: '',
  room: '',
  offset: '0',
  added: [],
  costCenter: '',
  answers: {},
  text: '',
};

type Meeting = Offer['meetings'][number];

function keyOf({ meetingUid, occurrence }: Meeting): string {
  return JSON.stringify([meetingUid, occurrence]);
}

interface MeetingFieldsProps {
  readonly offer: Offer;
  readonly meetings: readonly Meeting[];
  readonly chosen: Meeting | undefined;
  readonly values: NewRequestValues;
  readonly change: (changes: Partial<NewRequestValues>) => void;
}

function MeetingFields({ offer, meetings, chosen, values, change }: MeetingFieldsProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const words = (one: Meeting) => {
    const rooms = time.list(one.rooms.map(({ name }) => name));
    const what = { when: time.range(one, offer.team.timeZone), rooms, name: one.organizer.name };
    return t(one.isWholeSeries ? 'requests.new.series' : 'requests.new.meeting', what);
  };
  return (
    <>
      <SelectField
        label={t('requests.new.which')}
        value={values.meeting}
        onChange={(meeting) => change({ meeting, room: '' })}
        options={[
          { value: '', label: t('requests.new.choose') },
          ...meetings.map((one) => ({ value: keyOf(one), label: words(one) })),
        ]}
        isRequired
      />
      {chosen && chosen.rooms.length > 1 && (
        <SelectField
          label={t('requests.page.room')}
          value={values.room}
          onChange={(room) => change({ room })}
          options={[
            { value: '', label: t('requests.dialog.chooseRoom') },
            ...chosen.rooms.map(({ mailbox, name }) => ({ value: mailbox as string, label: name })),
          ]}
          isRequired
        />
      )}
    </>
  );
}

interface NoteFieldProps {
  readonly value: string;
  readonly mistake: string | undefined;
  readonly onChange: (value: string) => void;
}

function NoteField({ value, mistake, onChange }: NoteFieldProps) {
  const { t } = useTranslation('portal');
  const label = t('requests.page.asked');
  return (
    <Field
      label={label}
      {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
    >
      <Textarea
        value={value}
        maxLength={MOST_TEXT}
        resize="vertical"
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
