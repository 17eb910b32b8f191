import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import type { ProviderReply } from '../../contract/service-teams.ts';
import { unitPath } from '../access/where.ts';
import { Facts } from '../shell/Facts.tsx';
import { useReading } from '../shell/reading.ts';
import { useCompared } from './compared.ts';
import { valuesOf } from './provider-values.ts';

/** A team for people who may look but not change. */
export function ProviderFacts({ provider }: { readonly provider: ProviderReply }) {
  const { t } = useTranslation('portal');
  const units = useReading(listUnits).data?.units ?? [];
  const compared = useCompared((id) => unitPath(units, id) ?? id);
  const values = valuesOf(provider);
  return (
    <Facts
      of={compared(values, values).map(({ name, mine }) => ({
        name,
        value: mine === '' ? t('shell.conflict.nothing') : mine,
      }))}
    />
  );
}
