/** One entry's place among those that overlap: lane `lane` of `of`. */
export interface Lane {
  readonly lane: number;
  readonly of: number;
}

/** Puts overlapping stretches beside each other, as few lanes as needed; the order of the result is the input's. */
export function lanes(stretches: readonly { readonly from: number; readonly to: number }[]): readonly Lane[] {
  const order = stretches.map((_, at) => at).toSorted((a, b) => from(stretches, a) - from(stretches, b));
  const lane = new Map<number, number>();
  const of = new Map<number, number>();
  let group: number[] = [];
  let ends: number[] = [];

  const close = () => {
    for (const at of group) ofSet(at);
    group = [];
    ends = [];
  };
  const ofSet = (at: number) => of.set(at, ends.length);

  for (const at of order) {
    const stretch = stretches[at];
    if (!stretch) continue;
    if (ends.every((end) => end <= stretch.from)) close();
    const free = ends.findIndex((end) => end <= stretch.from);
    const mine = free < 0 ? ends.length : free;
    ends[mine] = stretch.to;
    lane.set(at, mine);
    group.push(at);
  }
  close();
  return stretches.map((_, at) => ({ lane: lane.get(at) ?? 0, of: of.get(at) ?? 1 }));
}

function from(stretches: readonly { readonly from: number }[], at: number): number {
  return stretches[at]?.from ?? 0;
}
