import type { StoredNotice } from '../stored-notice.ts';
import type { NoticeTemplate } from '../notice-facts.ts';

type Facts<T extends NoticeTemplate> = Extract<StoredNotice, { template: T }>['facts'];
export type RequestStatus = Facts<'request-created'>['status'];
export type HoldReason = Facts<'request-held'>['why'];
export type CauseKind = Facts<'request-changed'>['cause']['kind'];

/** Everything that is said to people in one language. Catalogues are complete or they do not compile. */
export interface Words {
  /** What happened, in one sentence without a time; `when` is written by the reader's clock. */
  readonly title: {
    readonly [T in NoticeTemplate]: (facts: Facts<T>, when: (instant: string) => string) => string;
  };
  readonly labels: {
    /** Whose badge it is. */
    readonly badgeOf: string;
    readonly before: string;
    readonly now: string;
    readonly proposed: string;
    readonly when: string;
    readonly where: string;
    readonly noRoom: string;
    readonly asked: string;
    readonly askedBefore: string;
    /** To the questions of the provider. */
    readonly answers: string;
    readonly answersBefore: string;
    readonly ordered: string;
    readonly orderedBefore: string;
    /** With VAT. */
    readonly total: string;
    readonly totalBefore: string;
    readonly chargedTo: string;
    readonly organizer: string;
    readonly status: string;
    readonly reason: string;
    readonly cause: string;
    readonly deadline: string;
    readonly until: string;
    /** What somebody wrote, who, and where it is answered. */
    readonly message: string;
    readonly author: string;
    readonly howToAnswer: string;
    /** Whom a visitor visits, what they should know, and what becomes of what is known of them. */
    readonly host: string;
    readonly directions: string;
    readonly privacy: string;
    readonly company: string;
    readonly reception: string;
    readonly arrived: string;
    /** What has come. */
    readonly parcel: string;
    /** What is broken in a room, in whose words, who said so and when, and what was done about it. */
    readonly broken: string;
    readonly said: string;
    readonly reportedBy: string;
    readonly reported: string;
    readonly note: string;
  };
  readonly status: Readonly<Record<RequestStatus, string>>;
  readonly held: Readonly<Record<HoldReason, string>>;
  readonly cause: Readonly<Record<CauseKind, (actor: string) => string>>;
  readonly pendingRoom: string;
  /** By who wrote: where the other side answers. */
  readonly answerIn: Readonly<Record<'team' | 'organizer', string>>;
  readonly erasedAfter: (days: number) => string;
  /** What a visit is called in the calendar of the visitor: never by its meeting. */
  readonly visitTo: (reception: string) => string;
  /** Beside the QR code, and what stands for it where pictures are not shown. */
  readonly showCode: string;
  readonly codeInstead: string;
  readonly closedThen: string;
  /** Why visits do not follow their meeting, and where changes are said. */
  readonly notFollowed: string;
  /** A checkbox in words. */
  readonly ticked: (is: boolean) => string;
  /** Nobody chose a cost center for what costs something; where whoever ordered does that. */
  readonly uncharged: string;
  readonly overCapacity: string;
  /** Another team delivers where the meeting is now. */
  readonly elsewhere: (team: string) => string;
  /** The subject of a mail that says several things. */
  readonly several: (count: number) => string;
  /** The subject of a mail that says of several visitors that they have arrived; `others` beside the one named. */
  /** To a host, where others read along: who stands at which desk for whom. */
  /** To the telephone of a visitor: short, and a telephone shows it to whoever looks at it. An address may follow. */
  readonly sms: Readonly<
    Record<'invited' | 'changed' | 'canceled', (reception: string, when: string, host: string) => string>
  >;
  /** To a visitor who comes when nobody is at the reception. */
  readonly unstaffed: string;
  readonly atDesk: (reception: string, host: string, who: string) => string;
  /** To a host whose visitor has not been checked out; `contact` may be empty. */
  readonly sayWhoLeft: (reception: string, contact: string) => string;
  /** The subject of a mail that asks about several visitors; `others` beside the one named. */
  readonly stillInsideTogether: (visitor: string, others: number) => string;
  readonly channelTest: (reception: string) => string;
  readonly arrivedTogether: (visitor: string, others: number) => string;
  /** The subject of a mail about several meetings. */
  readonly severalMeetings: (count: number) => string;
  readonly more: (count: number) => string;
  readonly timesIn: (city: string) => string;
  readonly openPortal: string;
  readonly footer: string;
  /** Below what is written to visitors. */
  readonly visitorFooter: string;
}
