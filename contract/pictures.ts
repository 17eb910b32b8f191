import { z } from 'zod';

/** The kinds of pictures that every browser shows and that cannot run anything. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

/** The content of a picture in Base64, of at most so many bytes before it is written as text. */
export function pictureContent(mostBytes: number) {
  return z
    .base64({ error: 'must be Base64' })
    .min(1, { error: 'must not be empty' })
    .max(Math.ceil(mostBytes / 3) * 4, { error: `is larger than ${mostBytes / 1_024} KB` });
}

/** What a picture is called by its own content: another picture has another one. */
export const PictureHash = z.string().regex(/^[\da-f]{32}$/, { error: 'must be as the API gave it' });
