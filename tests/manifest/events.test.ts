import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { transformSync } from '@swc/core';

const source = readFileSync(path.join(import.meta.dirname, '..', '..', 'addin', 'events.ts'), 'utf8');

type Handler = (event: { completed: (options?: unknown) => void }) => unknown;

/** Runs the script as classic Outlook on Windows does: bare, with `Office` and no page around it. */
function handlers(): ReadonlyMap<string, Handler> {
  const { code } = transformSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2017' } });
  const associated = new Map<string, Handler>();
  const Office = {
    onReady: () => Promise.resolve({}),
    actions: { associate: (name: string, handler: Handler) => associated.set(name, handler) },
  };
  vm.runInNewContext(code.replace(/export \{\};?/, ''), { Office });
  return associated;
}

async function completionsOf(handler: Handler): Promise<unknown[]> {
  const completions: unknown[] = [];
  await handler({ completed: (options) => completions.push(options) });
  return completions;
}

test('imports nothing, because classic Outlook runs the bare file', () => {
  expect(source).not.toMatch(/^\s*(import|export)\b/m);
  expect(source).not.toMatch(/\b(document|window)\./);
});

test('ends every event exactly once, so that Outlook waits for none', async () => {
  const all = [...handlers().entries()];
  expect(all.map(([name]) => name)).toContain('onNewAppointmentOrganizer');
  for (const [, handler] of all) expect(await completionsOf(handler)).toHaveLength(1);
});

test('lets the meeting be sent', async () => {
  const send = handlers().get('onAppointmentSend');
  expect(await completionsOf(send as Handler)).toEqual([{ allowEvent: true }]);
});
