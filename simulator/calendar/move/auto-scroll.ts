/** In the window's coordinates. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How near to an edge scrolling begins, and the fastest step per frame, in pixels. */
const EDGE = 36;
const FASTEST = 14;

/** Scrolls one step when the point is near an edge of `scroller`, faster the nearer it is; true when it did move. */
export function scrollTowards(scroller: Element, { x, y }: Point): boolean {
  const isPage = scroller === document.scrollingElement;
  const box = isPage
    ? { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
    : scroller.getBoundingClientRect();
  const before = { left: scroller.scrollLeft, top: scroller.scrollTop };
  scroller.scrollBy({
    left: step(x, box.left, box.right),
    top: step(y, Math.max(0, box.top), Math.min(window.innerHeight, box.bottom)),
    behavior: 'instant',
  });
  return scroller.scrollLeft !== before.left || scroller.scrollTop !== before.top;
}

/** Pixels to scroll for a pointer between two edges; 0 in the middle. */
export function step(at: number, low: number, high: number): number {
  return at - low < high - at ? -pull(at - low) : pull(high - at);
}

function pull(distance: number): number {
  return Math.ceil(Math.min(1, Math.max(0, 1 - distance / EDGE)) * FASTEST);
}
