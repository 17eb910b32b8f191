import type { Words } from './words.ts';

export const de: Words = {
  title: {
    'request-created': ({ provider }) => `Anfrage an ${provider}`,
    'request-changed': ({ provider }) => `Anfrage an ${provider}: geändert`,
    'request-change-asked': ({ provider, deadline }, when) =>
      deadline === null
        ? `${provider} muss über eine Änderung entscheiden`
        : `${provider} muss über eine späte Änderung entscheiden (Annahmeschluss war ${when('deadline')})`,
    'request-answered': ({ provider, status }) => `${provider}: ${de.status[status]}`,
    'request-change-answered': ({ provider, isAccepted }) =>
      isAccepted
        ? `${provider} stimmt der Änderung zu`
        : `${provider} bleibt bei der alten Zeit und dem alten Ort`,
    'request-canceled': ({ provider, isLate }) =>
      isLate ? `Anfrage an ${provider}: verspätet abgesagt` : `Anfrage an ${provider}: abgesagt`,
    'request-held': ({ provider }) => `Anfrage an ${provider}: zurückgestellt`,
    'request-resumed': ({ provider }) => `Anfrage an ${provider}: nicht mehr zurückgestellt`,
    'request-needs-answer': ({ provider, needs }) =>
      ({
        'choice-of-room': `Anfrage an ${provider}: bitte einen Raum wählen`,
        'other-provider': `Anfrage an ${provider}: dieses Team bedient den neuen Ort nicht`,
        capacity: `Anfrage an ${provider}: für diese Zeit ist nicht mehr genug da`,
      })[needs],
    'request-message': ({ from, provider, author }) =>
      from === 'team'
        ? `${provider} schreibt zu Ihrer Anfrage`
        : `${author} schreibt zu einer Anfrage an ${provider}`,
    'visit-invited': ({ host }) => `${host} erwartet Sie`,
    'visit-changed': ({ host }) => `Ihr Besuch bei ${host} hat sich geändert`,
    'visit-canceled': ({ host }) => `Ihr Besuch bei ${host} wurde abgesagt`,
    'badge-sent': () => 'Ihr Besucherausweis',
    'visitor-arrived': ({ visitor }) => `${visitor} ist da`,
    'parcel-arrived': ({ reception }) => `Etwas für Sie liegt bei ${reception}`,
    'fault-reported': ({ room }) => `In ${room} ist etwas defekt`,
    'fault-closed': ({ room }) => `Was Sie in ${room} gemeldet haben, ist erledigt`,
    'fault-settled': ({ room }) => `Was in ${room} defekt war, ist erledigt`,
    'visitor-still-inside': ({ visitor }) => `Ist ${visitor} noch im Haus?`,
    'visits-unfollowed': ({ visitors }) =>
      visitors === 1
        ? '1 Gast wird zu Ihrer Besprechung erwartet'
        : `${visitors} Gäste werden zu Ihrer Besprechung erwartet`,
    'meeting-unmatched': () => 'Ihre Besprechung steht in keinem Raumkalender',
    'meeting-ambiguous': ({ candidates }) =>
      `Welche Besprechung ist gemeint? ${candidates} passen zu dem, was Sie geplant hatten`,
    'meeting-assumed': () => 'Wir haben eine geänderte Besprechung für die geplante gehalten',
    'series-continued': () => 'Ihre Serie geht als neue weiter; was angefragt war, geht mit',
    'release-proposed': ({ actor, organizer }) =>
      `${actor} schlägt vor, den Raum freizugeben: ${organizer} ist ausgeschieden`,
    'meeting-handed-over': ({ actor }) => `${actor} bittet Sie, sich um eine Besprechung zu kümmern`,
    'meeting-suspended': (_facts, when) => `Der Raumkalender ist seit ${when('since')} nicht lesbar`,
    'meeting-acted-for': ({ actor, what }) => `${actor} hat an Ihrer Besprechung etwas geändert: ${what}`,
  },
  labels: {
    badgeOf: 'Ausweis von',
    before: 'Vorher',
    now: 'Jetzt',
    proposed: 'Vorgeschlagen',
    when: 'Wann',
    where: 'Wo',
    noRoom: 'kein Raum',
    asked: 'Gewünscht',
    askedBefore: 'Vorher gewünscht',
    answers: 'Angaben',
    answersBefore: 'Angaben vorher',
    ordered: 'Bestellt',
    orderedBefore: 'Bestellt vorher',
    total: 'Summe mit MwSt.',
    totalBefore: 'Summe vorher',
    chargedTo: 'Kostenstelle',
    organizer: 'Organisator',
    status: 'Status',
    reason: 'Grund',
    cause: 'Geändert durch',
    deadline: 'Annahmeschluss',
    until: 'Gewartet wird bis',
    message: 'Nachricht',
    author: 'Geschrieben von',
    howToAnswer: 'So antworten Sie',
    host: 'Gastgeber',
    directions: 'Gut zu wissen',
    privacy: 'Ihre Daten',
    reception: 'Empfang',
    company: 'Firma',
    arrived: 'Angekommen',
    parcel: 'Was',
    broken: 'Was',
    said: 'Beschreibung',
    reportedBy: 'Gemeldet von',
    reported: 'Von Ihnen gemeldet',
    note: 'Anmerkung',
  },
  status: {
    pending: 'Offen',
    accepted: 'Angenommen',
    rejected: 'Abgelehnt',
    readied: 'Vorbereitet',
    completed: 'Erledigt',
    canceled: 'Abgesagt',
    'canceled-late': 'Verspätet abgesagt',
  },
  held: {
    'room-declined': 'Der Raum hat die Besprechung abgelehnt.',
    'rooms-removed': 'Die Besprechung hat keinen Raum mehr.',
    'room-lost': 'Die Besprechung steht nicht mehr im Raumkalender, und noch weiß niemand, warum.',
    'room-pending': 'Der Raum ist noch nicht genehmigt.',
    'organizer-gone':
      'Wer einlädt, ist aus dem Unternehmen ausgeschieden, und niemand kümmert sich bisher um die Besprechung.',
  },
  cause: {
    calendar: () => 'den Kalender des Organisators',
    pane: (actor) => actor,
    portal: (actor) => actor,
    timer: () => 'Foyer, weil die Zeit abgelaufen war',
  },
  pendingRoom: 'Der Raum ist noch nicht genehmigt.',
  answerIn: {
    team: 'Öffnen Sie die Besprechung in Outlook, dann Foyer und die Registerkarte Services: Dort antworten Sie bei der Anfrage.',
    organizer: 'Öffnen Sie die Anfrage im Foyer-Portal auf der Seite Requests: Dort antworten Sie.',
  },
  visitTo: (reception) => `Besuch bei ${reception}`,
  showCode:
    'Zeigen Sie diesen Code, wenn Sie ankommen. Er gilt nur für Sie: Bitte geben Sie ihn nicht weiter.',
  codeInstead: 'QR-Code Ihres Besuchs; er enthält den Link darunter',
  erasedAfter: (days) =>
    days === 1
      ? 'Was für diesen Besuch über Sie eingetragen wurde, wird einen Tag danach gelöscht.'
      : `Was für diesen Besuch über Sie eingetragen wurde, wird ${days} Tage danach gelöscht.`,
  notFollowed:
    'Kein Raum zeigt diese Besprechung, deshalb folgen ihr die Besuche nicht. Wenn sich die Zeit ändert oder die Besprechung ausfällt, öffnen Sie sie in Outlook und sagen Sie es in Foyer, auf dem Reiter Visitors.',
  closedThen: 'Das Team arbeitet zu dieser Zeit nicht.',
  ticked: (is) => (is ? 'Ja' : 'Nein'),
  uncharged:
    'Noch keine. Öffnen Sie die Besprechung in Outlook, dann Foyer und die Registerkarte Services: Ändern Sie dort die Anfrage und wählen Sie eine Kostenstelle.',
  overCapacity: 'Das Team hat für diese Zeit nicht mehr genug.',
  elsewhere: (team) =>
    `Die Besprechung wurde verlegt, und dort liefert ${team}. Öffnen Sie die Besprechung in Outlook, um dort zu bestellen.`,
  several: (count) => `${count} Änderungen an Anfragen zu einer Besprechung`,
  unstaffed:
    'Der Empfang ist zu dieser Zeit nicht besetzt. Bitte rufen Sie Ihren Gastgeber an, wenn Sie da sind.',
  sms: {
    invited: (reception, when, host) => `${reception}: ${host} erwartet Sie am ${when}.`,
    changed: (reception, when, host) => `${reception}: geändert, ${host} erwartet Sie nun am ${when}.`,
    canceled: (reception, when, host) => `${reception}: Ihr Besuch bei ${host} am ${when} ist abgesagt.`,
  },
  atDesk: (reception, host, who) => `${reception}, für ${host}: ${who}`,
  sayWhoLeft: (reception, contact) =>
    contact === ''
      ? `Niemand hat den Gast bei ${reception} abgemeldet. Falls er gegangen ist, sagen Sie es bitte dem Empfang.`
      : `Niemand hat den Gast bei ${reception} abgemeldet. Falls er gegangen ist, sagen Sie es bitte dem Empfang: ${contact}`,
  stillInsideTogether: (visitor, others) =>
    others === 1
      ? `Sind ${visitor} und ein weiterer Gast noch im Haus?`
      : `Sind ${visitor} und ${others} weitere Gäste noch im Haus?`,
  channelTest: (reception) =>
    `Ein Test von Foyer: Hier erfahren Gastgeber von Besuch an der Stelle ${reception}.`,
  arrivedTogether: (visitor, others) =>
    others === 1
      ? `${visitor} und ein weiterer Gast sind da`
      : `${visitor} und ${others} weitere Gäste sind da`,
  severalMeetings: (count) => `${count} Änderungen an Anfragen zu mehreren Besprechungen`,
  more: (count) => `und ${count} weitere`,
  timesIn: (city) => `Alle Zeiten in der Ortszeit von ${city}.`,
  openPortal: 'Foyer-Portal öffnen',
  footer:
    'Von Foyer gesendet, weil Sie diese Besprechung organisieren oder für sie arbeiten. Antworten an diese Adresse liest niemand.',
  visitorFooter:
    'Von Foyer gesendet, weil Sie als Besucher erwartet werden. Antworten an diese Adresse liest niemand: Schreiben Sie Ihrem Gastgeber.',
};
