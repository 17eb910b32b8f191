import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import type { previewUnitMove } from '../../contract/unit-moves.ts';
import { DryRun } from '../room-policies/DryRun.tsx';
import { usePolicyWords } from '../room-policies/policy-words.ts';
import { useSession } from '../shell/session.ts';

interface MovePreviewProps {
  readonly outcome: RouteReply<typeof previewUnitMove>;
}

/** What it changes if a place stands elsewhere: its policy, the order of its rooms, and the meetings in them. */
export function MovePreview({ outcome }: MovePreviewProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const words = usePolicyWords();
  const { policy, ranking, was, is, meetings } = outcome;
  const said = (text: string, by: { readonly name: string } | null) =>
    by === null ? t('roomPolicies.move.nothing') : t('roomPolicies.move.by', { text, by: by.name });
  const lines = [
    ...policy.map(({ part, from, to }) =>
      t('roomPolicies.move.part', {
        part: t(`roomPolicies.parts.${part}`),
        was: said(words(part, was), from),
        is: said(words(part, is), to),
      }),
    ),
    ...ranking.map((one) =>
      t('roomPolicies.move.weight', {
        part: t(`roomRankings.parts.${one.part}`),
        was: time.number(one.was),
        is: time.number(one.is),
      }),
    ),
  ];
  return (
    <>
      {lines.length === 0 ? (
        <Body1>{t('roomPolicies.move.same')}</Body1>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <DryRun outcome={meetings} />
    </>
  );
}
