import type { TFunction } from 'i18next';
import type { Wording } from './wording.ts';
import { paneTexts } from '../texts/en.ts';

type NamedEquipment = keyof typeof paneTexts.equipment;

/** The equipment in words; a tag of the directory that we have no word for is shown as it was written there. */
export function equipmentName(tag: string, t: TFunction<'pane'>): string {
  return isNamed(tag) ? t(`equipment.${tag}`) : tag;
}

/** What is reported to be broken in a room; null stands for something that is no equipment. */
export function faultsSentence(
  faults: readonly (string | null)[],
  { t, time }: Pick<Wording, 't' | 'time'>,
): string {
  const what = faults.map((about) => (about === null ? t('rooms.reportedOther') : equipmentName(about, t)));
  return t('rooms.reported', { what: time.list(what) });
}

function isNamed(tag: string): tag is NamedEquipment {
  return Object.hasOwn(paneTexts.equipment, tag);
}
