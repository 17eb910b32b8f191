import { useMemo } from 'react';
import { createMoneyFormat } from '../../ui/money/money-format.ts';
import type { MoneyFormat } from '../../ui/money/money-format.ts';
import { usePortalDeps } from './portal-context.ts';

/** Amounts the way the person's language writes them. */
export function useMoney(): MoneyFormat {
  const { language } = usePortalDeps();
  return useMemo(() => createMoneyFormat(language), [language]);
}
