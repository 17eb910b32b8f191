import type { Item } from '../outlook-host/item.ts';
import { useItem } from './use-item.ts';

const KINDS = ['information', 'progress', 'error', 'insight'];

/** The lines that the add-in shows above the form. */
export function Notifications({ item }: { readonly item: Item }) {
  const { notifications } = useItem(item);
  return (
    <output className="notifications" aria-label="Notes of add-ins">
      {notifications.map(({ key, type, message }) => (
        <p key={key} className={KINDS[type]}>
          {message}
          <button
            type="button"
            className="quiet"
            aria-label={`Dismiss: ${message}`}
            onClick={() =>
              item.change({ notifications: item.read().notifications.filter((one) => one.key !== key) })
            }
          >
            ✕
          </button>
        </p>
      ))}
    </output>
  );
}
