/** A server that never ends a line is not ours; what it sends is not kept for ever. */
const LONGEST_EVENT = 64 * 1024;

/**
 * The data of each server-sent event (WHATWG HTML, section 9.2) as it comes; comments, and fields that we make nothing of,
 * are left out. Ends with the stream. Throws when the stream breaks or one event is longer than 64 KB.
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return; // an event that was not ended is not one
      text += decoder.decode(value, { stream: true });
      // A CR at the end may be the first half of a line's end: it waits for what follows.
      const lines = text.split(/\r\n|\n|\r(?!$)/);
      text = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield data.join('\n');
          data = [];
        } else if (line.startsWith('data:')) {
          data.push(line.slice('data:'.length).replace(/^ /, ''));
        }
      }
      const kept = data.reduce((sum, line) => sum + line.length, text.length);
      if (kept > LONGEST_EVENT) throw new RangeError('an event is longer than any of ours');
    }
  } finally {
    await reader.cancel().catch(() => undefined); // it has broken already
  }
}
