import { Button } from '@fluentui/react-components';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPersonalData } from '../../contract/personal-data.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { KeepTextContext } from '../downloads/keep-text.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { bodyOf, countOf } from './chosen-people.ts';
import type { ChosenPeople } from './chosen-people.ts';
import { useSession } from '../shell/session.ts';

/** Everything that is kept about the chosen entries, as a file. */
export function ExportButton({ chosen }: { readonly chosen: ChosenPeople }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const count = countOf(chosen);
  const keep = use(KeepTextContext);
  const { send, isSending, problem } = useSubmit(call, exportPersonalData);
  const fetchIt = async () => {
    if (count === 0) return;
    const reply = await send({ body: bodyOf(chosen) });
    if (reply === null) return;
    keep(t('personalData.fileName'), JSON.stringify(reply, null, 2));
    announce(t('personalData.exported'));
  };
  return (
    <>
      <Button disabledFocusable={isSending || count === 0} onClick={() => void fetchIt()}>
        {t('personalData.export', { count })}
      </Button>
      {problem !== null && <ProblemNotice error={problem} />}
    </>
  );
}
