import type { TFunction } from 'i18next';
import type { ServerValues } from './ServerForm.tsx';

/**
 * What `changes` do to a form whose label nobody has typed: it is called after the host of the EWS URL, letter by letter.
 * A label that a person gave stays theirs; emptied, it is suggested again with the next change of the address.
 */
export function withSuggestedLabel(
  values: ServerValues,
  changes: Partial<ServerValues>,
  t: TFunction<'portal'>,
): Partial<ServerValues> {
  if (changes.url === undefined) return changes;
  const isOurs = values.label === '' || values.label === labelOf(values.url, t);
  return isOurs ? { label: labelOf(changes.url, t), ...changes } : changes;
}

/** Empty while the address names no host. */
function labelOf(url: string, t: TFunction<'portal'>): string {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === '' ? '' : t('integrations.form.labelOfServer', { host });
}
