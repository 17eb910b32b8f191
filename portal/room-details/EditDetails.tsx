import { Body1, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { KioskLanguage, kioskLanguages } from '../../contract/visitor-ids.ts';
import { changeRoomDetails, readRoomDetails, RoomDetailsReply } from '../../contract/room-details.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { LongTextField } from '../forms/LongTextField.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { Panel } from '../shell/Panel.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { areAlike, bodyOf, valuesOf } from './details-values.ts';
import type { DetailsValues } from './details-values.ts';

const MOST_DIRECTIONS = 2_000;

const useStyles = makeStyles({ text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' } });

interface EditDetailsProps {
  readonly stored: RoomDetailsReply;
  readonly mayEdit: boolean;
}

/** How to get to a room and whom to ask about it. */
export function EditDetails({ stored, mayEdit }: EditDetailsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeRoomDetails);
  const edited = useEdited({ stored, schema: RoomDetailsReply, problem: submit.problem, valuesOf, areAlike });
  const { id, name } = stored.room;
  const { values } = edited;
  const names = {
    directions: t('roomDetails.directions'),
    contactName: t('roomDetails.contactName'),
    contactMail: t('roomDetails.contactMail'),
    contactLanguage: t('roomDetails.contactLanguage'),
  };
  const inWords = (of: DetailsValues) => ({
    ...of,
    contactLanguage: t(`roomDetails.languages.${of.contactLanguage}`),
  });

  const save = async (version: number) => {
    const changed = await submit.send({ params: { id }, version, body: bodyOf(values) });
    if (changed === null) return;
    edited.take(changed);
    announce(t('roomDetails.saved', { name }));
    stale(readRoomDetails);
  };
  const field = (part: 'directions' | 'contactName' | 'contactMail', pointer: string) => ({
    label: names[part],
    value: values[part],
    onChange: (value: string) => edited.change({ [part]: value }),
    mistake: submit.mistakes.get(pointer),
  });
  if (!mayEdit) {
    const said = [values.directions, values.contactName, values.contactMail].filter((value) => value !== '');
    return (
      <Panel title={t('roomDetails.form')}>
        {said.map((value) => (
          <Body1 key={value} className={styles.text}>
            {value}
          </Body1>
        ))}
      </Panel>
    );
  }
  return (
    <Panel title={t('roomDetails.form')}>
      <EditForm
        label={t('roomDetails.form')}
        edited={edited}
        compared={(newer) => {
          const theirs = inWords(valuesOf(newer));
          const mine = inWords(values);
          return (['directions', 'contactName', 'contactMail', 'contactLanguage'] as const).map((part) => ({
            name: names[part],
            mine: mine[part],
            theirs: theirs[part],
          }));
        }}
        submit={submit}
        onSave={(version) => void save(version)}
      >
        <LongTextField
          {...field('directions', '/directions')}
          hint={t('roomDetails.directionsHint')}
          rows={4}
          most={MOST_DIRECTIONS}
        />
        <TextField {...field('contactName', '/contact/name')} hint={t('roomDetails.contactNameHint')} />
        <TextField
          {...field('contactMail', '/contact/mail')}
          type="email"
          hint={t('roomDetails.contactMailHint')}
        />
        <SelectField
          label={names.contactLanguage}
          value={values.contactLanguage}
          options={kioskLanguages.map((language) => ({
            value: language,
            label: t(`roomDetails.languages.${language}`),
          }))}
          onChange={(value) => edited.change({ contactLanguage: KioskLanguage.parse(value) })}
          mistake={submit.mistakes.get('/contact/language')}
        />
      </EditForm>
    </Panel>
  );
}
