import { scrollTowards } from './auto-scroll.ts';
import type { Point } from './auto-scroll.ts';

/** What is done with a drag; `cancel` may come at any time, `drop` only after a `move`. */
export interface Drag {
  /** The pointer is here, in the window's coordinates; also called when the page scrolls under a pointer at rest. */
  readonly move: (at: Point) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** So far the pointer travels in a click that trembles. */
const SLACK = 4;

/**
 * Follows a pressed pointer until it is let go. It becomes a drag after a few pixels; from then on the press is no
 * click any more, Escape gives up, and `scrollers` scroll at their edges. Returns the way to give up from outside.
 */
export function followPointer(down: PointerEvent, scrollers: readonly Element[], drag: Drag): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let at: Point = { x: down.clientX, y: down.clientY };
  let state: 'pressed' | 'dragging' | 'over' = 'pressed';

  function scroll() {
    if (state !== 'dragging') return;
    if (scrollers.filter((scroller) => scrollTowards(scroller, at)).length > 0) drag.move(at);
    requestAnimationFrame(scroll);
  }
  function cancel() {
    if (state === 'dragging') drag.cancel();
    state = 'over';
    delete document.body.dataset['dragging'];
  }
  function stop() {
    cancel();
    listening.abort();
  }

  function onMove(event: PointerEvent) {
    if (event.pointerId !== down.pointerId || state === 'over') return;
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) >= SLACK;
    if (state === 'pressed' && !far) return;
    at = { x: event.clientX, y: event.clientY };
    if (state === 'pressed') {
      state = 'dragging';
      document.body.dataset['dragging'] = '';
      requestAnimationFrame(scroll);
    }
    drag.move(at);
  }
  function onUp(event: PointerEvent) {
    if (event.pointerId !== down.pointerId) return;
    if (state !== 'pressed') swallowClick();
    if (state === 'dragging') {
      state = 'over';
      drag.drop();
    }
    stop();
  }
  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || state !== 'dragging') return;
    event.preventDefault();
    event.stopPropagation();
    cancel(); // the button is still down: its click is swallowed when it comes up
  }

  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', stop, { signal });
  window.addEventListener('blur', stop, { signal });
  window.addEventListener('keydown', onKey, { signal, capture: true });
  return stop;
}

/** The browser makes a click of every press and release on one element; this one was a drag. */
function swallowClick() {
  window.addEventListener('click', swallow, { capture: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0); // it follows at once, or never
}

function swallow(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}
