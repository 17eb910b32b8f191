/** A floor as people call it: the directory often has the bare number. */
export function floorName(floor: string): string {
  return /^-?\d+$/.test(floor) ? `Floor ${floor}` : floor;
}
