import { Badge } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ClockRegular,
  ErrorCircleFilled,
  QuestionCircleRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from './standing.ts';

const looks = {
  proven: { color: 'success', icon: <CheckmarkCircleFilled /> },
  proving: { color: 'warning', icon: <ClockRegular /> },
  violated: { color: 'danger', icon: <ErrorCircleFilled /> },
  inconclusive: { color: 'warning', icon: <QuestionCircleRegular /> },
  none: { color: 'subtle', icon: <QuestionCircleRegular /> },
  stale: { color: 'warning', icon: <WarningFilled /> },
} as const satisfies Record<Standing, { readonly color: string; readonly icon: ReactElement }>;

/** How a proof stands: a word, a sign and a color that say the same. */
export function VerdictBadge({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('portal');
  const { color, icon } = looks[standing];
  return (
    <Badge appearance="tint" size="large" color={color} icon={icon}>
      {standing === 'stale' ? t('accessProof.stale') : t(`accessProof.verdict.${standing}`)}
    </Badge>
  );
}
