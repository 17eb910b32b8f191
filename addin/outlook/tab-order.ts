/** Elements without content that Fluent UI's focus library (tabster) puts into the page to notice a passing focus. */
const SENTINELS = '[data-tabster-dummy]';

/**
 * Takes tabster's sentinels out of the order of Tab. In Outlook on the web Office.js moves the focus itself, through
 * everything that has a tab index, and tells Outlook when it has passed the last one; a sentinel takes the focus and
 * gives it back or loses it, so that the end is never passed and Tab cannot leave the pane (WCAG 2.1.2). Returns the
 * way to stop.
 */
export function keepSentinelsOutOfTabOrder(page: Document): () => void {
  const takeOut = () => {
    for (const sentinel of page.querySelectorAll<HTMLElement>(SENTINELS)) {
      if (sentinel.tabIndex !== -1) sentinel.tabIndex = -1;
    }
  };
  takeOut();
  const observer = new MutationObserver(takeOut);
  observer.observe(page, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['tabindex', 'data-tabster-dummy'],
  });
  return () => observer.disconnect();
}
