import type { ReceptionReply, addReception } from '../../contract/receptions.ts';
import type { RouteCall } from '../../contract/route.ts';
import type { Asked } from '../../contract/visitor-ids.ts';
import { badgeOf, badgeText, usualBadge } from '../badges/badge-values.ts';
import { fieldsOf } from './typed-fields.ts';
import { typedTexts } from './typed-texts.ts';
import { openingOf } from '../providers/typed-opening.ts';
import { membersOf, unitsOf } from '../providers/provider-values.ts';

/** A reception as it is typed; all texts, so that it can wait in a draft. */
export interface ReceptionValues {
  readonly name: string;
  readonly language: string;
  readonly country: string;
  readonly timeZone: string;
  readonly noticeHours: string;
  readonly directions: string;
  readonly address: string;
  /** JSON, as `typedWeek` and `typedDaysOff` read them. */
  readonly week: string;
  readonly daysOff: string;
  /** JSON, as `typedTexts` reads it. */
  readonly texts: string;
  readonly mail: Asked;
  readonly company: Asked;
  readonly phone: Asked;
  readonly carPlate: Asked;
  /** Whether the language of the visitor is asked for; `language` is that of the reception. */
  readonly ownLanguage: Asked;
  /** JSON, as `typedFields` reads it. */
  readonly fields: string;
  readonly retentionDays: string;
  /** Times of day; empty: never. */
  readonly remindAt: string;
  readonly automaticAt: string;
  readonly contact: string;
  /** Empty: nobody counts. */
  readonly parkingPlaces: string;
  /** Whether the desk sees what meetings are called. */
  readonly titles: 'hidden' | 'shown';
  /** Ids, with blanks between. */
  readonly units: string;
  /** JSON. */
  readonly members: string;
  /** JSON. */
  readonly badge: string;
}

export function emptyReception(timeZone: string, language: string): ReceptionValues {
  return {
    name: '',
    language,
    country: '',
    timeZone,
    noticeHours: '24',
    directions: '',
    address: '',
    week: '[]',
    daysOff: '[]',
    texts: '{}',
    mail: 'optional',
    company: 'optional',
    phone: 'optional',
    carPlate: 'hidden',
    ownLanguage: 'hidden',
    fields: '[]',
    retentionDays: '30',
    remindAt: '',
    automaticAt: '',
    contact: '',
    parkingPlaces: '',
    titles: 'hidden',
    units: '',
    members: '[]',
    badge: usualBadge,
  };
}

export function valuesOf(reception: ReceptionReply): ReceptionValues {
  const { name, language, country, timeZone, directions, address, asks } = reception;
  const { language: ownLanguage, fields, ...asked } = asks;
  return {
    name,
    language,
    country,
    timeZone,
    directions,
    address,
    week: JSON.stringify(reception.hours),
    daysOff: JSON.stringify(reception.closedDays),
    texts: JSON.stringify(reception.texts),
    ...asked,
    ownLanguage,
    fields: JSON.stringify(fields),
    noticeHours: String(reception.noticeMinutes / 60),
    retentionDays: String(reception.retentionDays),
    remindAt: reception.checkOut.remindAt ?? '',
    automaticAt: reception.checkOut.automaticAt ?? '',
    contact: reception.checkOut.contact,
    parkingPlaces: reception.parkingPlaces === null ? '' : String(reception.parkingPlaces),
    titles: reception.showsTitles ? 'shown' : 'hidden',
    units: reception.units.toSorted().join(' '),
    members: JSON.stringify(reception.members),
    badge: badgeText(reception.badge),
  };
}

/** What is sent of a reception, but for its id. What is no number stays none, and the contract objects. */
export function bodyOf(
  values: ReceptionValues,
): Omit<NonNullable<RouteCall<typeof addReception>['body']>, 'id'> {
  const { name, language, country, timeZone, directions, address, mail, company, phone, carPlate } = values;
  return {
    name,
    language: language.trim(),
    country: country.trim().toUpperCase(),
    timeZone,
    directions,
    address,
    ...openingOf(values.week, values.daysOff),
    texts: typedTexts(values.texts),
    asks: { mail, company, phone, carPlate, language: values.ownLanguage, fields: fieldsOf(values.fields) },
    checkOut: {
      remindAt: values.remindAt || null,
      automaticAt: values.automaticAt || null,
      contact: values.contact.trim(),
    },
    parkingPlaces: values.parkingPlaces.trim() === '' ? null : Number(values.parkingPlaces),
    showsTitles: values.titles === 'shown',
    noticeMinutes: Number(values.noticeHours.trim() || 'none') * 60,
    retentionDays: Number(values.retentionDays.trim() || 'none'),
    units: [...unitsOf(values.units)],
    members: [...membersOf(values.members)],
    badge: badgeOf(values.badge),
  };
}

export function areAlike(one: ReceptionValues, other: ReceptionValues): boolean {
  return JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));
}
