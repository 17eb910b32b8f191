import { Field, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { listRoomProviders } from '../../contract/services.ts';
import { Choice } from './Choice.tsx';
import type { RequestDraft } from './request-draft.ts';

/** A team as it is offered for the chosen rooms. */
export type Team = RouteReply<typeof listRoomProviders>['providers'][number];

/** Minutes from the start of the meeting at which the team should be done. */
const OFFSETS = [0, -15, -30, -60] as const;

interface AskFieldsProps {
  readonly chosen: Team;
  readonly offered: readonly Team[];
  /** Empty: not chosen yet, or there is only one. */
  readonly room: string;
  readonly draft: RequestDraft;
  readonly change: (change: Partial<RequestDraft>) => void;
}

/** Which team, where, what and when. */
export function AskFields({ chosen, offered, room, draft, change }: AskFieldsProps) {
  const { t } = useTranslation('pane');
  return (
    <>
      {offered.length > 1 && (
        <Choice
          label={t('services.team')}
          value={chosen.id}
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(provider) => change({ provider })}
        />
      )}
      {chosen.rooms.length > 1 && (
        <Choice
          label={t('services.room')}
          value={room}
          options={[
            { value: '', label: t('services.chooseRoom') },
            ...chosen.rooms.map(({ mailbox, name }) => ({ value: mailbox, label: name })),
          ]}
          onChoose={(mailbox) => change({ room: mailbox })}
        />
      )}
      <Field label={t('services.whatOf', { provider: chosen.name })} hint={t('services.example')}>
        <Textarea
          value={draft.text}
          maxLength={MOST_TEXT}
          resize="vertical"
          onChange={(_event, data) => change({ text: data.value })}
        />
      </Field>
      <Choice
        label={t('services.when')}
        value={String(draft.offsetMinutes)}
        options={OFFSETS.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('services.atStart') : t('services.before', { count: -minutes }),
        }))}
        onChoose={(minutes) => change({ offsetMinutes: Number(minutes) })}
      />
    </>
  );
}
