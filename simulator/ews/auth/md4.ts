/** MD4 (RFC 1320), which NTLM still builds on and OpenSSL no longer offers. Not for anything else. */
export function md4(message: Uint8Array): Buffer {
  const padded = pad(message);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < padded.length; at += 64) {
    const words = Array.from({ length: 16 }, (_, index) => padded.readUInt32LE(at + index * 4));
    const rotated = rounds.reduce((before, round) => apply(round, before, words), state);
    state = state.map((word, index) => (word + (rotated[index] ?? 0)) >>> 0);
  }
  const digest = Buffer.alloc(16);
  state.forEach((word, index) => digest.writeUInt32LE(word, index * 4));
  return digest;
}

interface Round {
  readonly mix: (x: number, y: number, z: number) => number;
  readonly constant: number;
  readonly order: readonly number[];
  readonly shifts: readonly number[];
}

const rounds: readonly Round[] = [
  {
    mix: (x, y, z) => (x & y) | (~x & z),
    constant: 0,
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    shifts: [3, 7, 11, 19],
  },
  {
    mix: (x, y, z) => (x & y) | (x & z) | (y & z),
    constant: 0x5a827999,
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    shifts: [3, 5, 9, 13],
  },
  {
    mix: (x, y, z) => x ^ y ^ z,
    constant: 0x6ed9eba1,
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    shifts: [3, 9, 11, 15],
  },
];

function apply({ mix, constant, order, shifts }: Round, state: readonly number[], words: readonly number[]) {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  order.forEach((word, step) => {
    const sum = (a + mix(b, c, d) + (words[word] ?? 0) + constant) >>> 0;
    const shift = shifts[step % 4] ?? 0;
    [a, b, c, d] = [d, ((sum << shift) | (sum >>> (32 - shift))) >>> 0, b, c];
  });
  return [a, b, c, d];
}

function pad(message: Uint8Array): Buffer {
  const length = (((message.length + 8) >> 6) + 1) * 64;
  const padded = Buffer.alloc(length);
  padded.set(message);
  padded[message.length] = 0x80;
  padded.writeBigUInt64LE(BigInt(message.length) * 8n, length - 8);
  return padded;
}
