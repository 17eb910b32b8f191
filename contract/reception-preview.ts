import { z } from 'zod';
import { addReception } from './receptions.ts';
import { route } from './route.ts';
import { KioskLanguage } from './visitor-ids.ts';
import { VisitorTexts } from './visitor-texts.ts';

export const previewInvitation = route({
  api: 'portal-api',
  method: 'post',
  path: '/reception-preview',
  summary:
    'The mail that a visitor of a reception would read, with a visitor who is made up; nothing is sent or kept',
  access: 'receptions.write',
  // Texts in four languages of letters that take three bytes each.
  bodyLimitKb: 40,
  body: addReception.body
    .pick({
      name: true,
      language: true,
      timeZone: true,
      address: true,
      directions: true,
      retentionDays: true,
    })
    .extend({
      texts: VisitorTexts,
      /** What the visitor speaks. */
      speaks: KioskLanguage,
    }),
  reply: z.object({
    subject: z.string(),
    text: z.string(),
    /** Its pictures are in it. */
    html: z.string(),
    language: z.string(),
  }),
});
