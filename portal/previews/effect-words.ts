import { useTranslation } from 'react-i18next';
import type { Instant } from '../../contract/primitives.ts';
import type { RuleEffect } from '../../contract/rule-preview.ts';
import { useMoney } from '../shell/money.ts';
import { useSession } from '../shell/session.ts';

interface Where {
  readonly timeZone: string;
  readonly room: string;
}

/** What other rules would say of one request, in a sentence. */
export function useEffectWords(): (effect: RuleEffect, where: Where) => string {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const money = useMoney();
  const amount = (total: Extract<RuleEffect, { kind: 'late-fee' }>['to']) =>
    total === null ? t('previews.free') : money.price(total.gross, total.currency);
  return (effect, { timeZone, room }) => {
    const at = (instant: Instant) => `${time.day(instant, timeZone)}, ${time.clock(instant, timeZone)}`;
    switch (effect.kind) {
      case 'deadline': {
        const moves = t('previews.deadline', { from: at(effect.from), to: at(effect.to) });
        return effect.isLate ? `${moves} ${t('previews.late')}` : moves;
      }
      case 'closed':
      case 'over-capacity':
        return effect.sentence;
      case 'not-served':
        return t('previews.notServed', { room });
      case 'late-fee':
        return t('previews.fee', { from: amount(effect.from), to: amount(effect.to) });
      case 'stays-behind':
        return t('previews.staysBehind');
      case 'out-of-use':
        break;
    }
    return t('previews.outOfUse');
  };
}
