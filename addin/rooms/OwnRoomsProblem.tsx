import { use } from 'react';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { OwnRoomsContext } from './own-rooms.ts';

/** Why a mark or a building could not be kept. */
export function OwnRoomsProblem() {
  const own = use(OwnRoomsContext);
  return own?.problem ? <PaneProblem error={own.problem} onRetry={own.again} /> : null;
}
