import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RememberedLine } from '../../contract/favorites.ts';
import { usePane } from '../shell/pane.ts';
import type { ShownMenu } from './draft-order.ts';
import { newsOf } from './remembered.ts';

interface RememberedNoticeProps {
  readonly remembered: readonly RememberedLine[];
  readonly menu: ShownMenu;
}

/** What was filled in from an earlier order: what is not to be had any more, and what costs something else. */
export function RememberedNotice({ remembered, menu }: RememberedNoticeProps) {
  const { t } = useTranslation('pane');
  const { time } = usePane();
  const { gone, priced } = newsOf(remembered, menu);
  if (gone.length + priced.length === 0) return null;
  const prices = priced.map(({ name, was, is }) =>
    t('services.again.price', {
      name,
      was: time.amount(was, menu.currency),
      is: time.amount(is, menu.currency),
    }),
  );
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {gone.length > 0 && `${t('services.again.gone', { items: time.list(gone) })} `}
        {prices.join(' ')}
      </MessageBarBody>
    </MessageBar>
  );
}
