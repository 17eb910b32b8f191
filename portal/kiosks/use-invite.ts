import { useTranslation } from 'react-i18next';
import { inviteKiosk, listKiosks } from '../../contract/kiosks.ts';
import type { KioskId, ReceptionId } from '../../contract/visitor-ids.ts';
import { useSubmit } from '../forms/use-submit.ts';
import type { Submit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { MadeCode } from './PairingCode.tsx';

/** Makes a pairing code, and hands it to whoever shows it. */
export function useInvite(
  reception: ReceptionId,
  onMade: (made: MadeCode) => void,
): {
  readonly submit: Submit<typeof inviteKiosk>;
  readonly invite: (kiosk: { readonly id: KioskId; readonly name: string }) => Promise<boolean>;
} {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, inviteKiosk);
  const invite = async (kiosk: { readonly id: KioskId; readonly name: string }) => {
    const made = await submit.send({ params: { id: reception }, body: kiosk });
    stale(listKiosks);
    if (made === null) return false;
    announce(t('kiosks.made', { name: made.kiosk.name }));
    onMade({ name: made.kiosk.name, code: made.code, until: made.kiosk.codeUntil });
    return true;
  };
  return { submit, invite };
}
