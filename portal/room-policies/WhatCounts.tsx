import { Body1, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RoomPolicyReply } from '../../contract/room-policies.ts';
import { Facts } from '../shell/Facts.tsx';
import { Panel } from '../shell/Panel.tsx';
import { usePolicyWords } from './policy-words.ts';

/** Every part of the policy that counts at a place or a room, and which place says so. */
export function WhatCounts({ policy }: { readonly policy: RoomPolicyReply }) {
  const { t } = useTranslation('portal');
  const words = usePolicyWords();
  const { effective, values, holder, timeZone } = policy;
  return (
    <Panel title={t('roomPolicies.counts')}>
      {effective.length === 0 ? (
        <Body1>{t('roomPolicies.nothing')}</Body1>
      ) : (
        <Facts
          of={effective.map(({ part, from }) => ({
            name: t(`roomPolicies.parts.${part}`),
            value: t(from.id === holder.id ? 'roomPolicies.fromHere' : 'roomPolicies.from', {
              value: words(part, values),
              place: from.name,
            }),
          }))}
        />
      )}
      {timeZone !== null && <Caption1>{t('roomPolicies.zone', { zone: timeZone })}</Caption1>}
    </Panel>
  );
}
