import { Field, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { listRoomProviders } from '../../contract/services.ts';
import { AnswerFields } from '../../ui/answers/AnswerFields.tsx';
import { Choice } from './Choice.tsx';
import type { DeliveryDraft } from './request-draft.ts';
import { WhenField } from './WhenField.tsx';

/** A team as it is offered for the chosen rooms. */
export type Team = RouteReply<typeof listRoomProviders>['providers'][number];

interface AskFieldsProps {
  readonly chosen: Team;
  readonly offered: readonly Team[];
  /** Empty: not chosen yet, or there is only one. */
  readonly room: string;
  readonly draft: DeliveryDraft;
  readonly change: (change: Partial<DeliveryDraft>) => void;
  /** What was ordered before, to be ordered again. */
  readonly again: ReactNode;
  /** What can be ordered, when the team has a menu. */
  readonly menu: ReactNode;
  /** What the server found wrong with answers, by the id of the question. */
  readonly mistakes: ReadonlyMap<string, string>;
}

/** Which team, where, what and when. */
export function AskFields(props: AskFieldsProps) {
  const { chosen, offered, room, draft, change, again, menu, mistakes } = props;
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
      <WhenField value={draft} onChoose={change} />
      {again}
      {menu}
      <AnswerFields
        asks={chosen.asks}
        answers={draft.answers}
        onChange={(answers) => change({ answers })}
        mistakes={mistakes}
      />
      <Field
        label={t(chosen.hasMenu ? 'services.noteFor' : 'services.whatOf', { provider: chosen.name })}
        hint={t(chosen.hasMenu ? 'services.noteExample' : 'services.example')}
      >
        <Textarea
          value={draft.text}
          maxLength={MOST_TEXT}
          resize="vertical"
          onChange={(_event, data) => change({ text: data.value })}
        />
      </Field>
    </>
  );
}
