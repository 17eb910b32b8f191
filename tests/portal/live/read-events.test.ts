import * as fc from 'fast-check';
import { readEvents } from '../../../portal/live/read-events.ts';

function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

async function eventsIn(...texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const data of readEvents(streamOf(texts.map((text) => new TextEncoder().encode(text))))) {
    found.push(data);
  }
  return found;
}

test('gives the data of each event, and nothing of comments and other fields', async () => {
  expect(await eventsIn('retry: 2000\n\n: still here\n\nevent: x\ndata: one\n\ndata:two\n\n')).toEqual([
    'one',
    'two',
  ]);
});

test('lines may end in three ways, and data may have several lines', async () => {
  expect(await eventsIn('data: a\r\ndata: b\r\n\r\n', 'data: c\r\r', 'data: d\n\n')).toEqual([
    'a\nb',
    'c',
    'd',
  ]);
});

test('an event that was not ended is none', async () => {
  expect(await eventsIn('data: one\n\ndata: two\n')).toEqual(['one']);
});

test('it makes no difference where the stream is cut, not even within a letter', async () => {
  const whole = new TextEncoder().encode('data: blåbærgrød\r\n\r\n: pulse\n\ndata: ☕\ndata: 2\n\n');
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 })), async (cuts) => {
      const edges = [0, ...cuts.toSorted((one, other) => one - other), whole.length];
      const parts = edges.slice(1).map((edge, index) => whole.slice(edges[index], edge));
      const found: string[] = [];
      for await (const data of readEvents(streamOf(parts))) found.push(data);
      expect(found).toEqual(['blåbærgrød', '☕\n2']);
    }),
    { numRuns: 200 },
  );
});

test('an event without an end is not kept for ever', async () => {
  await expect(eventsIn('data: ', 'x'.repeat(70_000))).rejects.toThrow('longer than any of ours');
});
