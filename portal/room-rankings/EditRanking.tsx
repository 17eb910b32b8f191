import { Body1, Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  RoomRankingReply,
  WEIGHT_PARTS,
  changeRoomRanking,
  previewRoomRanking,
  readRoomRanking,
} from '../../contract/room-rankings.ts';
import { localDay } from '../../ui/time/format.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { FormSection } from '../forms/FormSection.tsx';
import { together } from '../forms/together.ts';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { dayLater } from '../meetings/day-choice.ts';
import { useLooked } from '../previews/use-looked.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { Compared } from './Compared.tsx';
import { NeedFields } from './NeedFields.tsx';
import { areAlike, needOf, valuesOf, weightsOf } from './ranking-values.ts';
import type { NeedValues } from './ranking-values.ts';
import { WeightFields } from './WeightFields.tsx';

/** Changes what counts how much, with a look at the order that it makes before it is saved. */
export function EditRanking({ stored }: { readonly stored: RoomRankingReply }) {
  const { t } = useTranslation('portal');
  const { call, announce, me, timeZone } = useSession();
  const stale = useStale();
  const saving = useSubmit(call, changeRoomRanking);
  const looking = useSubmit(call, previewRoomRanking);
  const submit = together(saving, looking);
  const edited = useEdited({ stored, schema: RoomRankingReply, problem: submit.problem, valuesOf, areAlike });
  const [need, setNeed] = useState<NeedValues>(() => ({
    seats: '6',
    equipment: '',
    unit: '',
    near: '',
    day: dayLater(localDay(me.now, timeZone), 1),
    from: '10:00',
    to: '11:00',
  }));
  const { id, name } = stored.holder;
  const weights = weightsOf(edited.values);
  const body = { weights, need: needOf(need, timeZone) };
  const looked = useLooked(JSON.stringify(body), () => {
    saving.clear();
    return looking.send({ params: { id }, version: edited.version, body });
  });
  const save = async (version: number) => {
    looking.clear();
    const changed = await saving.send({ params: { id }, version, body: weights });
    if (changed === null) return;
    edited.take(changed);
    looked.forget();
    announce(t('roomRankings.saved', { name }));
    stale(readRoomRanking);
  };
  const reset = () => {
    const nothing = Object.fromEntries(WEIGHT_PARTS.map((part) => [part, '']));
    edited.change(nothing);
    announce(t('roomRankings.resetDone'));
  };
  return (
    <>
      <EditForm
        label={t('roomRankings.form')}
        edited={edited}
        compared={(newer) =>
          WEIGHT_PARTS.map((part) => ({
            name: t(`roomRankings.parts.${part}`),
            mine: edited.values[part],
            theirs: newer.own[part] === null ? '' : String(newer.own[part]),
          }))
        }
        submit={submit}
        onSave={(version) => void save(version)}
        more={
          <>
            <Button disabledFocusable={submit.isSending} onClick={looked.look}>
              {t('roomRankings.preview.button')}
            </Button>
            <Button
              disabledFocusable={WEIGHT_PARTS.every((part) => edited.values[part] === '')}
              onClick={reset}
            >
              {t('roomRankings.reset')}
            </Button>
          </>
        }
      >
        <FormSection
          title={t('roomRankings.weights')}
          summary=""
          pointers={[...WEIGHT_PARTS.map((part) => `/${part}`), '/weights']}
          mistakes={submit.mistakes}
          isOpenAtFirst
        >
          <Body1>{t('roomRankings.empty')}</Body1>
          <WeightFields
            stored={stored}
            values={edited.values}
            onChange={edited.change}
            mistakes={submit.mistakes}
          />
        </FormSection>
        <FormSection
          title={t('roomRankings.need.title')}
          summary=""
          pointers={['/need']}
          mistakes={submit.mistakes}
          isOpenAtFirst
        >
          <NeedFields
            values={need}
            onChange={(change) => setNeed((before) => ({ ...before, ...change }))}
            mistakes={submit.mistakes}
          />
        </FormSection>
      </EditForm>
      {looked.outcome && <Compared outcome={looked.outcome} />}
    </>
  );
}
