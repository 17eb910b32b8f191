import type { changeRoomDetails, RoomDetailsReply } from '../../contract/room-details.ts';
import type { RouteCall } from '../../contract/route.ts';

/** What is said of a room, as it is typed. */
export interface DetailsValues {
  readonly directions: string;
  readonly contactName: string;
  readonly contactMail: string;
}

export function valuesOf({ directions, contact }: RoomDetailsReply): DetailsValues {
  return { directions, contactName: contact?.name ?? '', contactMail: contact?.mail ?? '' };
}

export function areAlike(one: DetailsValues, other: DetailsValues): boolean {
  return (
    one.directions === other.directions &&
    one.contactName === other.contactName &&
    one.contactMail === other.contactMail
  );
}

/** Half a contact is sent as it is: the contract says which half is missing. */
export function bodyOf({
  directions,
  contactName,
  contactMail,
}: DetailsValues): NonNullable<RouteCall<typeof changeRoomDetails>['body']> {
  const isEmpty = contactName.trim() === '' && contactMail.trim() === '';
  return { directions, contact: isEmpty ? null : { name: contactName, mail: contactMail.trim() } };
}
