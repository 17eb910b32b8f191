/** @jest-environment jsdom */
import { keepSentinelsOutOfTabOrder } from '../../../addin/outlook/tab-order.ts';

/** The observer tells of changes in a microtask, which is queued before this one. */
const changesSeen = () => new Promise<void>((resolve) => queueMicrotask(resolve));

test('a sentinel never stands in the order of Tab, however late it comes or changes its mind', async () => {
  document.body.innerHTML = '<i data-tabster-dummy tabindex="0"></i><button>Real</button>';
  const stop = keepSentinelsOutOfTabOrder(document);
  document.body.insertAdjacentHTML('beforeend', '<i data-tabster-dummy tabindex="0"></i>');
  await changesSeen();
  const sentinels = [...document.querySelectorAll('i')];
  expect(sentinels.map((one) => one.tabIndex)).toEqual([-1, -1]);

  sentinels.forEach((one) => (one.tabIndex = 0));
  await changesSeen();
  expect(sentinels.map((one) => one.tabIndex)).toEqual([-1, -1]);
  expect(document.querySelector('button')?.tabIndex).toBe(0);
  stop();
});
