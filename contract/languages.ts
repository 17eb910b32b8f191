import { z } from 'zod';

/** The languages that the server's sentences are written in; the first one is spoken to whoever reads none of them. */
export const LANGUAGES = ['en', 'da', 'de', 'fr'] as const;

export const Language = z.enum(LANGUAGES);
export type Language = z.output<typeof Language>;
