import type { Caller } from '../../kernel/caller.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import type { Settings, SettingsChange, SettingsStore } from './settings.store.ts';

/** Changes the organization as the caller saw it in `version`. Rejects with `changed-meanwhile` when somebody was faster. */
export async function changeOrganization(
  deps: { readonly settings: SettingsStore },
  caller: Caller,
  input: { readonly version: number; readonly change: SettingsChange },
): Promise<Settings> {
  const { isChanged, settings } = await deps.settings.change(caller, input.version, input.change);
  if (!isChanged) throw changedMeanwhile('the organization', settings);
  return settings;
}
