/**
 * For the button that undoes what a press has just done: the one that was pressed has gone with it, and whoever works by
 * keyboard would begin anew outside of the pane. Nothing is taken from somebody who is elsewhere by now, and nothing scrolls.
 */
export function focusIfLost(button: HTMLButtonElement | null): void {
  if (!button) return;
  const page = button.ownerDocument;
  if (page.hasFocus() && page.activeElement === page.body) button.focus({ preventScroll: true });
}
