import type { Mail } from '../../mail/mailer.ts';
import { qrPicture } from '../../paper/qr-code.ts';
import { html } from '../../http/pages/html.ts';
import type { Html } from '../../http/pages/html.ts';
import { describeNotice } from './describe-notice.ts';
import type { Description } from './describe-notice.ts';
import { visitorTemplates } from './notice-facts.ts';
import { calendarFiles, isOfVisit } from './visit-calendar.ts';
import type { CalendarFile } from './visit-calendar.ts';
import type { StoredNotice } from './stored-notice.ts';
import { wordsOf } from './texts/index.ts';
import type { Words } from './texts/words.ts';
import { createTimes } from './times.ts';

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
  readonly pictures: NonNullable<Mail['pictures']>;
  readonly calendars: readonly CalendarFile[];
}

export interface MailReader {
  /** BCP 47. */
  readonly language: string;
  /** IANA. */
  readonly timeZone: string;
  /** Where "open the portal" leads. */
  readonly portalUrl: string;
  /** The address that the mail comes from. */
  readonly from?: string | null;
}

/** What a person takes in; the rest is counted. A series may change on hundreds of dates at once. */
const MOST_SHOWN = 12;
/** Of a day of a team. */
const MOST_OF_A_DAY = 100;
/** RFC 5322 lets a line have 998 characters; people and clients read about this many. */
const LONGEST_SUBJECT = 150;

/** One mail about one meeting, or about a day of a team, as text and as HTML, in the reader's language and by their clock. */
export function renderMail(all: readonly StoredNotice[], reader: MailReader): RenderedMail {
  const notices = all.every(isArrival) || all.every(isStay) ? all.toSorted(byVisitor) : all;
  const { words, language } = wordsOf(reader.language);
  const times = createTimes(language, reader.timeZone);
  const isOfSeveral = new Set(notices.map(({ link }) => link)).size > 1;
  const shown = notices
    .slice(0, isOfSeveral ? MOST_OF_A_DAY : MOST_SHOWN)
    .map((notice, at) => ({ ...describeNotice(notice, words, times), pass: passOf(notice, at) }));
  const hidden = notices.length - shown.length;
  const isForVisitor = notices.every(({ template }) => visitorTemplates.has(template));
  const facts: Facts = {
    shown,
    more: hidden > 0 ? words.more(hidden) : null,
    city: times.city,
    words,
    portalUrl: isForVisitor ? null : reader.portalUrl,
    footer: isForVisitor ? words.visitorFooter : words.footer,
  };
  const first = shown[0];
  const subject =
    notices.length === 1 && first ? subjectOf(first) : subjectOfSeveral(notices, words, isOfSeveral);
  return {
    subject: subject.length > LONGEST_SUBJECT ? `${subject.slice(0, LONGEST_SUBJECT - 1)}…` : subject,
    text: asText(facts),
    html: asHtml(facts, subject, language),
    language,
    pictures: shown.flatMap(({ pass }) =>
      pass === null ? [] : [{ cid: pass.cid, content: qrPicture(pass.link) }],
    ),
    calendars: calendarFiles(notices, words, reader.from ?? null, times),
  };
}

/** The code of a visit that is still to come, or on the badge of one that has begun. */
function passOf(notice: StoredNotice, at: number): Pass | null {
  if (notice.template !== 'badge-sent' && !isOfVisit(notice)) return null;
  if (notice.template === 'visit-canceled' || notice.facts.pass === null) return null;
  return { cid: `pass-${at + 1}@visits.foyer`, link: notice.facts.pass };
}

interface Pass {
  readonly cid: string;
  readonly link: string;
}

/** The first line says when it is, which is what a full inbox is searched for. */
function subjectOf({ title, lines, subject }: Description): string {
  if (subject !== null) return subject;
  const when = lines[0]?.[1];
  return when === undefined ? title : `${title} – ${when}`;
}

type Arrival = Extract<StoredNotice, { template: 'visitor-arrived' }>;

function isArrival(notice: StoredNotice): notice is Arrival {
  return notice.template === 'visitor-arrived';
}

type Stay = Extract<StoredNotice, { template: 'visitor-still-inside' }>;

function isStay(notice: StoredNotice): notice is Stay {
  return notice.template === 'visitor-still-inside';
}

/** Who came in the same minute is looked for by name. */
function byVisitor({ facts: one }: Arrival | Stay, { facts: other }: Arrival | Stay): number {
  return names.compare(one.visitor, other.visitor);
}

const names = new Intl.Collator('en', { numeric: true });

function subjectOfSeveral(notices: readonly StoredNotice[], words: Words, isOfSeveral: boolean): string {
  const [first] = notices;
  if (first && isArrival(first) && notices.every(isArrival)) {
    return words.arrivedTogether(first.facts.visitor, notices.length - 1);
  }
  if (first && isStay(first) && notices.every(isStay)) {
    return words.stillInsideTogether(first.facts.visitor, notices.length - 1);
  }
  return (isOfSeveral ? words.severalMeetings : words.several)(notices.length);
}

interface Facts {
  readonly shown: readonly (Description & { readonly pass: Pass | null })[];
  readonly more: string | null;
  readonly city: string;
  readonly words: Words;
  /** Null: the reader has no portal. */
  readonly portalUrl: string | null;
  readonly footer: string;
}

function asText({ shown, more, city, words, portalUrl, footer }: Facts): string {
  const parts = shown.map(({ title, paragraph, lines, pass }) =>
    [
      title,
      ...(paragraph === null ? [] : ['', paragraph, '']),
      ...lines.map(([name, value]) => `  ${name}: ${value.replaceAll('\n', '\n    ')}`),
      ...(pass === null ? [] : ['', `  ${words.showCode}`, `  ${pass.link}`]),
    ].join('\n'),
  );
  const portal = portalUrl === null ? [] : [`${words.openPortal}: ${portalUrl}`];
  const closing = [words.timesIn(city), ...portal, '', footer];
  return [...parts, ...(more === null ? [] : [more]), closing.join('\n')].join('\n\n');
}

function asHtml(
  { shown, more, city, words, portalUrl, footer }: Facts,
  subject: string,
  language: string,
): string {
  const parts = shown.map(
    ({ title, paragraph, lines, pass }) =>
      html`<h2 style="font-size:16px;margin:24px 0 8px">${title}</h2>
        ${paragraph === null ? [] : ownPart(paragraph)}
        <table role="presentation" cellpadding="0" cellspacing="0" style="border-collapse:collapse">
          ${lines.map(row)}
        </table>
        ${pass === null ? [] : codeOf(pass, words)}`,
  );
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body
        style="font-family:Segoe UI,Arial,sans-serif;font-size:14px;line-height:1.45;color:#242424;margin:24px;max-width:600px"
      >
        ${parts} ${more === null ? [] : html`<p>${more}</p>`}
        <p style="margin-top:24px">${words.timesIn(city)}</p>
        ${
          portalUrl === null
            ? []
            : html`<p><a href="${portalUrl}" style="color:#0f6cbd">${words.openPortal}</a></p>`
        }
        <p style="color:#616161;font-size:12px">${footer}</p>
      </body>
    </html>`.html;
}

/** The picture is white to its edges, so that it is read on a dark page too. */
function codeOf({ cid, link }: Pass, words: Words): Html {
  return html`<p style="margin:16px 0 4px">
      <img
        src="cid:${cid}"
        alt="${words.codeInstead}"
        width="200"
        height="200"
        style="display:block;width:200px;height:200px;background:#ffffff"
      />
    </p>
    <p style="margin:0">${words.showCode}</p>
    <p style="margin:4px 0;overflow-wrap:anywhere"><a href="${link}" style="color:#0f6cbd">${link}</a></p>`;
}

function ownPart(paragraph: string): Html {
  return html`<p dir="auto" style="margin:8px 0 16px;white-space:pre-line">${paragraph}</p>`;
}

function row([name, value]: readonly [string, string]): Html {
  return html`<tr>
    <td style="padding:2px 16px 2px 0;vertical-align:top;color:#616161;white-space:nowrap">${name}</td>
    <td style="padding:2px 16px 2px 0;vertical-align:top;white-space:pre-line">${value}</td>
  </tr>`;
}
