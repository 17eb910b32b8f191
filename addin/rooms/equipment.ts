import type { TFunction } from 'i18next';
import { paneTexts } from '../texts/en.ts';

type NamedEquipment = keyof typeof paneTexts.equipment;

/** The equipment in words; a tag of the directory that we have no word for is shown as it was written there. */
export function equipmentName(tag: string, t: TFunction<'pane'>): string {
  return isNamed(tag) ? t(`equipment.${tag}`) : tag;
}

function isNamed(tag: string): tag is NamedEquipment {
  return Object.hasOwn(paneTexts.equipment, tag);
}
