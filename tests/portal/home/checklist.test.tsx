/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { readChecklist } from '../../../contract/organization.ts';
import { aServer, heading, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

async function deployStep(step: { isDone: boolean; isHalfDone: boolean; count: number }) {
  const server = aServer();
  server.on(readChecklist, () => ({ steps: [{ code: 'deploy', ...step }] }));
  openPortal('/', { server });
  await heading('Home');
  return within(await screen.findByRole('list', { name: 'Setting Foyer up' })).getByRole('listitem');
}

test('a manifest that passes is only ready: the step is done when somebody opened the add-in', async () => {
  const ready = await deployStep({ isDone: false, isHalfDone: true, count: 0 });
  expect(ready.textContent).toContain('The manifest is ready. This is done as soon as somebody opens Foyer');
  expect(ready.textContent).not.toContain('(Done)');
  cleanup();

  const arrived = await deployStep({ isDone: true, isHalfDone: false, count: 0 });
  expect(arrived.textContent).toContain('(Done)');
  expect(arrived.textContent).not.toContain('The manifest is ready');
});

test('a manifest that fails says how many of its checks do', async () => {
  const failing = await deployStep({ isDone: false, isHalfDone: false, count: 2 });
  expect(failing.textContent).toContain('Checks of the manifest that fail: 2');
});
