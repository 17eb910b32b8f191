/**
 * Office.js keeps Tab and Escape inside the add-in's page and reports when the focus should leave it. A host that did
 * not listen would be a keyboard trap (WCAG 2.1.2).
 */
export const LEAVE_FORWARDS = 13;
export const LEAVE_BACKWARDS = 14;
export const ESCAPE = 15;

const TABBABLE = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';

/** Moves the focus to the control after or before `element` in the page; at the page's ends it starts over. */
export function focusNextTo(element: Element, direction: 'after' | 'before'): void {
  const controls = [...document.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (control) => isTabbable(control) && !element.contains(control),
  );
  const side = direction === 'after' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beside = controls.filter((control) => (element.compareDocumentPosition(control) & side) !== 0);
  const next = direction === 'after' ? (beside[0] ?? controls[0]) : (beside.at(-1) ?? controls.at(-1));
  next?.focus();
}

function isTabbable(control: HTMLElement): boolean {
  if (control.tabIndex < 0 || control.hidden || control.tagName === 'IFRAME') return false;
  if ('disabled' in control && control.disabled === true) return false;
  return control.checkVisibility();
}
