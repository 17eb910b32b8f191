import type { RoomFaultId } from '../../../contract/room-faults.ts';

/** By it what was told of a fault is found again. */
export function itemOf(id: RoomFaultId): string {
  return `room-fault ${id}`;
}
