import { Body1, Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewProvider } from '../../contract/rule-preview.ts';
import { changeProvider, listProviders } from '../../contract/service-teams.ts';
import type { ProviderReply } from '../../contract/service-teams.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { PreviewList } from '../previews/PreviewList.tsx';
import { usePreview } from '../previews/use-preview.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Takes a team out of use, after showing what that would touch and asking, or into it again. */
export function ActiveSwitch({ provider }: { readonly provider: ProviderReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeProvider);
  const [isAsking, setAsking] = useState(false);
  const opener = useRestoreFocusTarget();
  const { id, name, version, isActive } = provider;
  const looking = useSubmit(call, previewProvider);
  const preview = usePreview(`${id} ${version}`, async (after) => {
    const query = after === null ? {} : { after };
    return await looking.send({ params: { id }, version, body: { isActive: false }, query });
  });
  const turn = async () => {
    const changed = await submit.send({ params: { id }, version, body: { isActive: !isActive } });
    stale(listProviders); // after a refusal too: the next try is about what is there now
    if (changed === null) {
      setAsking(true); // says why
      return;
    }
    setAsking(false);
    announce(t(changed.isActive ? 'providers.activate.done' : 'providers.deactivate.done', { name }));
  };
  const ask = () => {
    submit.clear();
    setAsking(true);
    preview.look();
  };
  const label = t(isActive ? 'providers.deactivate.button' : 'providers.activate.button');
  return (
    <>
      <Button
        disabledFocusable={submit.isSending}
        onClick={() => (isActive ? ask() : void turn())}
        {...opener}
      >
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={isActive ? t('providers.deactivate.title', { name }) : label}
        confirmLabel={label}
        cancelLabel={t('shell.form.cancel')}
        isBusy={submit.isSending}
        problem={submit.problem ?? looking.problem}
        onConfirm={() => void turn()}
        onClose={() => setAsking(false)}
      >
        {isActive && (
          <>
            <Body1 block>{t('providers.deactivate.detail')}</Body1>
            <output>{preview.pages === null && looking.isSending && t('previews.looking')}</output>
            <PreviewList preview={preview} isLooking={looking.isSending} />
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
