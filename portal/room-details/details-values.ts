import type { changeRoomDetails, RoomDetailsReply } from '../../contract/room-details.ts';
import type { RouteCall } from '../../contract/route.ts';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';

/** What is said of a room, as it is typed. */
export interface DetailsValues {
  readonly directions: string;
  readonly contactName: string;
  readonly contactMail: string;
  /** What is reported is written to them in it. */
  readonly contactLanguage: KioskLanguage;
}

export function valuesOf({ directions, contact }: RoomDetailsReply): DetailsValues {
  return {
    directions,
    contactName: contact?.name ?? '',
    contactMail: contact?.mail ?? '',
    contactLanguage: contact?.language ?? 'en',
  };
}

export function areAlike(one: DetailsValues, other: DetailsValues): boolean {
  return (
    one.directions === other.directions &&
    one.contactName === other.contactName &&
    one.contactMail === other.contactMail &&
    one.contactLanguage === other.contactLanguage
  );
}

/** Half a contact is sent as it is: the contract says which half is missing. */
export function bodyOf({
  directions,
  contactName,
  contactMail,
  contactLanguage: language,
}: DetailsValues): NonNullable<RouteCall<typeof changeRoomDetails>['body']> {
  const isEmpty = contactName.trim() === '' && contactMail.trim() === '';
  return { directions, contact: isEmpty ? null : { name: contactName, mail: contactMail.trim(), language } };
}
