import { Body1, Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_PLAN_BYTES, readFloorPlan, removeFloorPlan, setFloorPlan } from '../../contract/floor-plans.ts';
import type { FloorPlanReply } from '../../contract/floor-plans.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { FileField } from '../forms/FileField.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { base64Of } from '../pictures/base64-of.ts';
import { fitPicture } from '../pictures/fit-picture.ts';
import { Panel } from '../shell/Panel.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** The picture of a plan, which is saved as soon as it is chosen; another one leaves the rooms where they are. */
export function PlanPicture({ stored }: { readonly stored: FloorPlanReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const setting = useSubmit(call, setFloorPlan);
  const removing = useSubmit(call, removeFloorPlan);
  const opener = useRestoreFocusTarget();
  const [mistake, setMistake] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { unit, hash, version } = stored;
  const params = { id: unit.id };

  const choose = async (file: File | null) => {
    if (!file) return;
    setting.clear();
    const fitting = await fitPicture(file, MOST_PLAN_BYTES);
    setMistake(fitting ? null : t('floorPlan.tooLarge'));
    if (!fitting) return;
    const saved = await setting.send({ params, version, body: { content: await base64Of(fitting) } });
    stale(readFloorPlan);
    if (saved !== null) announce(t('floorPlan.saved'));
  };
  const remove = async () => {
    const removed = await removing.send({ params, version });
    stale(readFloorPlan);
    if (removed === null) return;
    setAsking(false);
    announce(t('floorPlan.removal.removed'));
  };
  return (
    <Panel title={t('floorPlan.picture')}>
      {setting.problem !== null && <ProblemNotice error={setting.problem} />}
      {hash === null && <Body1>{t('floorPlan.none')}</Body1>}
      <FileField
        label={t(hash === null ? 'floorPlan.file' : 'floorPlan.another')}
        hint={
          hash === null ? t('floorPlan.fileHint') : `${t('floorPlan.fileHint')} ${t('floorPlan.anotherHint')}`
        }
        accept="image/png,image/jpeg,image/webp"
        onChoose={(file) => void choose(file)}
        mistake={mistake ?? setting.mistakes.get('/content')}
        isTakenAtOnce
      />
      {hash !== null && (
        <div>
          <Button onClick={() => setAsking(true)} {...opener}>
            {t('floorPlan.remove')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('floorPlan.removal.title')}
        confirmLabel={t('floorPlan.remove')}
        cancelLabel={t('shell.form.cancel')}
        isBusy={removing.isSending}
        problem={removing.problem}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        {t('floorPlan.removal.detail')}
      </ConfirmDialog>
    </Panel>
  );
}
