import { useTranslation } from 'react-i18next';
import type { MenuItem } from '../../contract/menu-items.ts';
import { readMenu } from '../../contract/menus.ts';
import type { ProviderId } from '../../contract/services.ts';
import { SelectField } from '../forms/fields.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface MenuChoiceProps {
  readonly provider: ProviderId;
  readonly onChoose: (item: MenuItem) => void;
}

/** Something from the menu of a team; nothing where it has none. */
export function MenuChoice({ provider, onChoose }: MenuChoiceProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const menu = useReading(readMenu, { params: { id: provider } }).data;
  const items = menu?.items.filter(({ isActive }) => isActive) ?? [];
  if (!menu || items.length === 0) return null;
  return (
    <SelectField
      label={t('requests.page.addItem')}
      value=""
      onChange={(id) => {
        const item = items.find((one) => one.id === id);
        if (item) onChoose(item);
      }}
      options={[
        { value: '', label: t('requests.page.chooseItem') },
        ...items.map(({ id, name, unitPrice }) => ({
          value: id as string,
          label: `${name}, ${time.amount(unitPrice, menu.currency)}`,
        })),
      ]}
    />
  );
}
