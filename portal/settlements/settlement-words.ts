import type { SettlementReply } from '../../contract/settlements.ts';

/** What a settlement was narrowed to; null: to nothing. */
export function aboutOf({
  provider,
  costCenter,
}: Pick<SettlementReply, 'provider' | 'costCenter'>): string | null {
  const about = [provider?.name, costCenter && `${costCenter.code} ${costCenter.name}`].filter(Boolean);
  return about.length === 0 ? null : about.join(', ');
}

/** The days of the month before `now`, as `YYYY-MM-DD`: what is mostly settled. */
export function lastMonth(now: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1] = now.split('-').map(Number);
  return { from: dayOf(Date.UTC(year, month - 2, 1)), to: dayOf(Date.UTC(year, month - 1, 0)) };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, '2026-11-01'.length);
}
