import { pictureTypeOf } from '../../../server/modules/pictures/index.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test.each([
  ['image/png', hex('89504e470d0a1a0a 0000000d 49484452 0000 0001')],
  ['image/jpeg', hex('ffd8ffe0 00104a464946')],
  ['image/webp', Buffer.from('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ', 'latin1')],
])('a picture is known by how it begins: %s', (type, bytes) => {
  expect(pictureTypeOf(bytes)).toBe(type);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a drawing with a script in it', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a GIF', Buffer.from('GIF89a')],
  ['a sound in the same container', Buffer.from('RIFF\u0010\u0000\u0000\u0000WAVEfmt ', 'latin1')],
  ['half a beginning', hex('89504e470d0a1a')],
  ['a beginning that comes too late', Buffer.concat([Buffer.from(' '), hex('ffd8ffe0')])],
])('%s is none', (_what, bytes) => {
  expect(pictureTypeOf(bytes)).toBeNull();
});
