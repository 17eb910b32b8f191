import { Body1, Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyMenu, readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import type { RouteReply } from '../../contract/route.ts';
import { listMyProviders } from '../../contract/service-teams.ts';
import { ProviderId } from '../../contract/services.ts';
import { SelectField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Copies the menu of another provider into this one, after counting what that would add. */
export function CopyButton({ menu }: { readonly menu: MenuReply }) {
  const { t } = useTranslation('portal');
  const opener = useRestoreFocusTarget();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} {...opener}>
        {t('menus.copy')}
      </Button>
      {isOpen && <CopyDialog menu={menu} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Counted {
  readonly from: ProviderId;
  readonly reply: RouteReply<typeof copyMenu>;
}

function CopyDialog({ menu, onClose }: { readonly menu: MenuReply; readonly onClose: () => void }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, copyMenu);
  const mine = useReading(listMyProviders).data?.providers ?? [];
  const others = mine.filter(({ id }) => id !== menu.provider.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [counted, setCounted] = useState<Counted | null>(null);
  const from = ProviderId.safeParse(chosen ?? others[0]?.id).data;
  const isCounted = counted !== null && counted.from === from;

  const send = async () => {
    if (from === undefined) return;
    const reply = await submit.send({
      params: { id: menu.provider.id },
      version: menu.version,
      body: { from, isDryRun: !isCounted },
    });
    if (reply === null || !reply.isDryRun) stale(readMenu);
    if (reply === null) setCounted(null);
    else if (reply.isDryRun) setCounted({ from, reply });
    else {
      announce(t('menus.copying.done', { count: reply.items }));
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('menus.copying.title')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      isSending={submit.isSending || from === undefined}
      submitLabel={isCounted ? t('menus.copying.button') : t('menus.copying.count')}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {others.length === 0 ? (
        <Body1>{t('menus.copying.none')}</Body1>
      ) : (
        <SelectField
          label={t('menus.copying.from')}
          value={from ?? ''}
          onChange={setChosen}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <output>{isCounted && <Body1>{words(counted.reply)}</Body1>}</output>
    </FormDialog>
  );

  function words({ categories, items, pictures, skipped }: Counted['reply']): string {
    if (categories + items === 0) return t('menus.copying.nothing');
    return t('menus.copying.detail', { categories, items, pictures, skipped: skipped.length });
  }
}
