import { createLimiter } from '../../../addin/outlook/limiter.ts';

/** A task that ends when it is told to. */
function aTask() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { end: resolve, run: () => promise };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('starts three calls at once and the fourth only when one of them ends', async () => {
  const limited = createLimiter(3);
  const started: number[] = [];
  const tasks = Array.from({ length: 5 }, aTask);
  const results = tasks.map((task, index) =>
    limited(() => {
      started.push(index);
      return task.run();
    }),
  );

  await settled();
  expect(started).toEqual([0, 1, 2]);

  tasks[1]?.end();
  await settled();
  expect(started).toEqual([0, 1, 2, 3]);

  for (const task of tasks) task.end();
  await Promise.all(results);
  expect(started).toEqual([0, 1, 2, 3, 4]);
});

test('a call that fails frees its place and fails for its own caller only', async () => {
  const limited = createLimiter(1);
  const failing = limited(() => Promise.reject(new Error('no')));
  const next = limited(() => Promise.resolve('yes'));

  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('yes');
});
