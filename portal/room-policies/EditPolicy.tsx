import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import {
  POLICY_PARTS,
  RoomPolicyReply,
  changeRoomPolicy,
  listRoomPolicies,
  previewRoomPolicy,
  readRoomPolicy,
} from '../../contract/room-policies.ts';
import type { RoomPolicy } from '../../contract/room-policies.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { together } from '../forms/together.ts';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useLooked } from '../previews/use-looked.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { DryRun } from './DryRun.tsx';
import { PolicyFields } from './PolicyFields.tsx';
import { areAlike, bodyOf, valuesOf } from './policy-values.ts';
import { usePolicyWords } from './policy-words.ts';

/** Changes what a place or a room says, with a look at what that would touch before it is saved. */
export function EditPolicy({ stored }: { readonly stored: RoomPolicyReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const words = usePolicyWords();
  const saving = useSubmit(call, changeRoomPolicy);
  const looking = useSubmit(call, previewRoomPolicy);
  const submit = together(saving, looking);
  const edited = useEdited({ stored, schema: RoomPolicyReply, problem: submit.problem, valuesOf, areAlike });
  const { id, name } = stored.holder;
  const body = bodyOf(edited.values);
  const looked = useLooked(JSON.stringify(body), () => {
    saving.clear();
    return looking.send({ params: { id }, version: edited.version, body });
  });
  const save = async (version: number) => {
    looking.clear();
    const changed = await saving.send({ params: { id }, version, body });
    if (changed === null) return;
    edited.take(changed);
    looked.forget();
    announce(t('roomPolicies.saved', { name }));
    stale(readRoomPolicy, listRoomPolicies);
  };
  return (
    <>
      <EditForm
        label={t('roomPolicies.form')}
        edited={edited}
        compared={(newer) =>
          POLICY_PARTS.map((part) => ({
            name: t(`roomPolicies.parts.${part}`),
            // What was typed and is not right is refused before anybody else's can be met.
            mine: words(part, body as RoomPolicy),
            theirs: words(part, newer.own),
          }))
        }
        submit={submit}
        onSave={(version) => void save(version)}
        more={
          <Button disabledFocusable={submit.isSending || !edited.isTouched} onClick={looked.look}>
            {t(looking.isSending ? 'roomPolicies.preview.looking' : 'previews.button')}
          </Button>
        }
      >
        <PolicyFields
          stored={stored}
          values={edited.values}
          onChange={edited.change}
          mistakes={submit.mistakes}
        />
      </EditForm>
      {looked.outcome && <DryRun outcome={looked.outcome} />}
    </>
  );
}
