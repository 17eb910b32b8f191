import { roomListAddress } from '../state/directory.ts';
import type { SimulatedBuilding, SimulatedRoom, SimulatedTenant } from '../state/directory.ts';

/** Bodies of the places API (learn.microsoft.com/graph/api/resources/place), as v1.0 of 2026 has them. */

export function roomPlace(tenant: SimulatedTenant, room: SimulatedRoom) {
  const building = tenant.buildings.find(({ id }) => id === room.buildingId);
  const floor = building?.floors.find(({ id }) => id === room.floorId);
  return {
    id: room.id,
    placeId: room.id,
    parentId: floor?.id ?? null,
    displayName: room.displayName,
    address: building ? addressOf() : null,
    geoCoordinates: null,
    phone: '',
    nickname: room.displayName,
    label: null,
    emailAddress: room.address,
    building: building?.name ?? null,
    floorNumber: floor?.number ?? null,
    floorLabel: floor?.label ?? null,
    capacity: room.capacity,
    bookingType: 'standard',
    audioDeviceName: room.audio,
    videoDeviceName: room.video,
    displayDeviceName: room.display,
    isWheelChairAccessible: room.wheelChairAccessible,
    teamsEnabledState: room.tags.includes('teams') ? 'enabled' : 'disabled',
    tags: room.tags,
  };
}

/** Which building it is in a workspace does not say: it hangs below a section, and sections are not played. */
export function workspacePlace(room: SimulatedRoom) {
  return {
    ...bare(room.id, room.displayName, null),
    phone: '',
    emailAddress: room.address,
    capacity: room.capacity,
    displayDeviceName: room.display,
    isWheelChairAccessible: room.wheelChairAccessible,
    tags: room.tags,
  };
}

/** One room list for each building, the way administrators make them. */
export function roomListPlace(tenant: SimulatedTenant, building: SimulatedBuilding) {
  return {
    id: building.id.replace(/^.{8}/, '0000feed'),
    placeId: building.id.replace(/^.{8}/, '0000feed'),
    parentId: null,
    displayName: `${building.name} rooms`,
    address: addressOf(),
    geoCoordinates: null,
    phone: '',
    label: null,
    isWheelChairAccessible: null,
    tags: [],
    emailAddress: roomListAddress(tenant, building),
  };
}

export function buildingPlace(building: SimulatedBuilding) {
  return {
    ...bare(building.id, building.name, null),
    address: addressOf(),
    resourceLinks: [],
    wifiState: 'unknown',
  };
}

export function floorPlace(building: SimulatedBuilding, floor: SimulatedBuilding['floors'][number]) {
  return { ...bare(floor.id, floor.label, building.id), sortOrder: floor.number };
}

function bare(id: string, displayName: string, parentId: string | null) {
  return {
    id,
    placeId: id,
    parentId,
    displayName,
    address: null,
    geoCoordinates: null,
    phone: null,
    label: null,
    isWheelChairAccessible: null,
    tags: [],
  };
}

function addressOf() {
  return { street: '', city: '', state: '', countryOrRegion: '', postalCode: '' };
}
