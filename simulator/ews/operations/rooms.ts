import { hostingOf, roomListAddress } from '../../state/directory.ts';
import type { SimulatedBuilding } from '../../state/directory.ts';
import { EwsError } from '../ews-error.ts';
import type { EwsCaller } from '../caller.ts';
import { addressed } from '../property-kinds.ts';
import { child, childText } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import { responseMessage } from './operation.ts';
import type { Operation } from './operation.ts';

/** GetRoomLists: the distribution lists of rooms on the Exchange that was asked. */
export const getRoomLists: Operation = ({ caller }) =>
  responseMessage('m:GetRoomListsResponse', () => ({
    parts: [
      el(
        'm:RoomLists',
        null,
        buildingsOf(caller).map((building) =>
          addressed(
            't:Address',
            { name: `${building.name} rooms`, address: roomListAddress(caller.tenant, building) },
            'PublicDL',
          ),
        ),
      ),
    ],
  }));

/** GetRooms: the rooms of one list. A room in no list is nowhere to be found here. */
export const getRooms: Operation = ({ caller }, { element }) =>
  responseMessage('m:GetRoomsResponse', () => {
    const wanted = childText(child(element, 'RoomList'), 'EmailAddress')?.toLowerCase();
    if (wanted === undefined || !wanted.includes('@')) {
      throw new EwsError('ErrorInvalidSmtpAddress', 'The SMTP address format is invalid.');
    }
    const building = buildingsOf(caller).find((each) => roomListAddress(caller.tenant, each) === wanted);
    if (!building) throw new EwsError('ErrorNameResolutionNoResults', 'No results were found.');
    const rooms = caller.tenant.rooms.filter(
      (room) => room.buildingId === building.id && room.listed !== false,
    );
    return {
      parts: [
        el(
          'm:Rooms',
          null,
          rooms.map(({ displayName, address }) =>
            el('t:Room', null, addressed('t:Id', { name: displayName, address })),
          ),
        ),
      ],
    };
  });

function buildingsOf({ tenant, principal }: EwsCaller): readonly SimulatedBuilding[] {
  const hosting = principal.kind === 'account' ? 'server' : 'online';
  return tenant.buildings.filter((building) => hostingOf(building) === hosting);
}
