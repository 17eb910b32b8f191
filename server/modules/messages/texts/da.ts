import type { Words } from './words.ts';

export const da: Words = {
  title: {
    'request-created': ({ provider }) => `Anmodning til ${provider}`,
    'request-changed': ({ provider }) => `Anmodning til ${provider}: ændret`,
    'request-change-asked': ({ provider, deadline }, when) =>
      deadline === null
        ? `${provider} skal tage stilling til en ændring`
        : `${provider} skal tage stilling til en sen ændring (fristen udløb ${when('deadline')})`,
    'request-answered': ({ provider, status }) => `${provider}: ${da.status[status].toLowerCase()}`,
    'request-change-answered': ({ provider, isAccepted }) =>
      isAccepted
        ? `${provider} siger ja til ændringen`
        : `${provider} fastholder det gamle tidspunkt og sted`,
    'request-canceled': ({ provider, isLate }) =>
      isLate ? `Anmodning til ${provider}: aflyst for sent` : `Anmodning til ${provider}: aflyst`,
    'request-held': ({ provider }) => `Anmodning til ${provider}: sat i bero`,
    'request-resumed': ({ provider }) => `Anmodning til ${provider}: ikke længere i bero`,
    'request-needs-answer': ({ provider, needs }) =>
      ({
        'choice-of-room': `Anmodning til ${provider}: vælg et lokale`,
        'other-provider': `Anmodning til ${provider}: teamet betjener ikke det nye sted`,
        capacity: `Anmodning til ${provider}: der er ikke nok tilbage på dette tidspunkt`,
      })[needs],
    'request-message': ({ from, provider, author }) =>
      from === 'team'
        ? `${provider} skriver om din anmodning`
        : `${author} skriver om en anmodning til ${provider}`,
    'visit-invited': ({ host }) => `${host} venter dig`,
    'visit-changed': ({ host }) => `Dit besøg hos ${host} er ændret`,
    'visit-canceled': ({ host }) => `Dit besøg hos ${host} er aflyst`,
    'badge-sent': () => 'Dit gæstekort',
    'visitor-arrived': ({ visitor }) => `${visitor} er ankommet`,
    'parcel-arrived': ({ reception }) => `Der er kommet noget til dig i ${reception}`,
    'fault-reported': ({ room }) => `Noget er i stykker i ${room}`,
    'fault-closed': ({ room }) => `Det, du meldte om ${room}, er klaret`,
    'fault-settled': ({ room }) => `Det, der var i stykker i ${room}, er klaret`,
    'visitor-still-inside': ({ visitor }) => `Er ${visitor} her stadig?`,
    'visits-unfollowed': ({ visitors }) =>
      visitors === 1 ? 'Der ventes 1 gæst til dit møde' : `Der ventes ${visitors} gæster til dit møde`,
    'meeting-unmatched': () => 'Dit møde blev ikke fundet i nogen lokalekalender',
    'meeting-ambiguous': ({ candidates }) =>
      `Hvilket møde er det? ${candidates} passer til det, du havde planlagt`,
    'meeting-assumed': () => 'Vi har antaget, at et ændret møde er det, du havde planlagt',
    'series-continued': () => 'Din serie fortsætter som en ny; det, der var bestilt, følger med',
    'release-proposed': ({ actor, organizer }) =>
      `${actor} foreslår at frigive lokalet: ${organizer} er rejst`,
    'meeting-handed-over': ({ actor }) => `${actor} beder dig tage dig af et møde`,
    'meeting-suspended': (_facts, when) => `Lokalets kalender har ikke kunnet læses siden ${when('since')}`,
    'meeting-acted-for': ({ actor, what }) => `${actor} har ændret noget ved dit møde: ${what}`,
  },
  labels: {
    badgeOf: 'Gæstekort til',
    before: 'Før',
    now: 'Nu',
    proposed: 'Foreslået',
    when: 'Hvornår',
    where: 'Hvor',
    noRoom: 'intet lokale',
    asked: 'Ønsket',
    askedBefore: 'Ønsket før',
    answers: 'Svar',
    answersBefore: 'Svar før',
    ordered: 'Bestilt',
    orderedBefore: 'Bestilt før',
    total: 'I alt med moms',
    totalBefore: 'I alt før',
    chargedTo: 'Omkostningssted',
    organizer: 'Mødeleder',
    status: 'Status',
    reason: 'Begrundelse',
    cause: 'Ændret af',
    deadline: 'Fristen udløb',
    until: 'Venter til',
    message: 'Besked',
    author: 'Skrevet af',
    howToAnswer: 'Sådan svarer du',
    host: 'Vært',
    directions: 'Godt at vide',
    privacy: 'Dine oplysninger',
    reception: 'Reception',
    company: 'Firma',
    arrived: 'Ankommet',
    parcel: 'Hvad',
    broken: 'Hvad',
    said: 'Beskrivelse',
    reportedBy: 'Meldt af',
    reported: 'Meldt af dig',
    note: 'Bemærkning',
  },
  status: {
    pending: 'Afventer',
    accepted: 'Accepteret',
    rejected: 'Afvist',
    readied: 'Gjort klar',
    completed: 'Udført',
    canceled: 'Aflyst',
    'canceled-late': 'Aflyst for sent',
  },
  held: {
    'room-declined': 'Lokalet afviste mødet.',
    'rooms-removed': 'Mødet har ikke længere noget lokale.',
    'room-lost': 'Mødet står ikke længere i lokalets kalender, og ingen ved endnu hvorfor.',
    'room-pending': 'Lokalet er endnu ikke godkendt.',
    'organizer-gone': 'Arrangøren har forladt virksomheden, og ingen tager sig af mødet endnu.',
  },
  cause: {
    calendar: () => 'mødelederens kalender',
    pane: (actor) => actor,
    portal: (actor) => actor,
    timer: () => 'Foyer, fordi tiden var gået',
  },
  pendingRoom: 'Lokalet er endnu ikke godkendt.',
  answerIn: {
    team: 'Åbn mødet i Outlook, derefter Foyer og fanen Services: du kan svare ved anmodningen.',
    organizer: 'Åbn anmodningen i Foyer-portalen på siden Requests: du kan svare der.',
  },
  visitTo: (reception) => `Besøg hos ${reception}`,
  showCode: 'Vis denne kode, når du kommer. Den er kun din: giv den venligst ikke videre.',
  codeInstead: 'QR-kode til dit besøg; den indeholder linket nedenfor',
  erasedAfter: (days) =>
    days === 1
      ? 'Det, der er indtastet om dig til besøget, slettes en dag efter det.'
      : `Det, der er indtastet om dig til besøget, slettes ${days} dage efter det.`,
  notFollowed:
    'Intet lokale viser dette møde, så besøgene følger det ikke. Hvis tidspunktet ændres, eller mødet aflyses, skal du åbne det i Outlook og angive det i Foyer under fanen Visitors.',
  closedThen: 'Teamet arbejder ikke på dette tidspunkt.',
  ticked: (is) => (is ? 'Ja' : 'Nej'),
  uncharged:
    'Intet endnu. Åbn mødet i Outlook, derefter Foyer og fanen Services: ret anmodningen dér, og vælg et omkostningssted.',
  overCapacity: 'Teamet har ikke nok tilbage på dette tidspunkt.',
  elsewhere: (team) =>
    `Mødet er flyttet, og ${team} leverer dér i stedet. Åbn mødet i Outlook for at bestille hos det team.`,
  several: (count) => `${count} ændringer i anmodninger til et møde`,
  unstaffed: 'Receptionen er ikke bemandet på det tidspunkt. Ring til din vært, når du er her.',
  sms: {
    invited: (reception, when, host) => `${reception}: ${host} venter dig ${when}.`,
    changed: (reception, when, host) => `${reception}: ændret, ${host} venter dig nu ${when}.`,
    canceled: (reception, when, host) => `${reception}: dit besøg hos ${host} ${when} er aflyst.`,
  },
  atDesk: (reception, host, who) => `I ${reception} til ${host}: ${who}`,
  sayWhoLeft: (reception, contact) =>
    contact === ''
      ? `Ingen har tjekket vedkommende ud i ${reception}. Er gæsten gået, så giv receptionen besked.`
      : `Ingen har tjekket vedkommende ud i ${reception}. Er gæsten gået, så giv receptionen besked: ${contact}`,
  stillInsideTogether: (visitor, others) =>
    others === 1
      ? `Er ${visitor} og 1 gæst mere her stadig?`
      : `Er ${visitor} og ${others} gæster mere her stadig?`,
  channelTest: (reception) => `En prøve fra Foyer: her får værter besked om gæster i ${reception}.`,
  arrivedTogether: (visitor, others) =>
    others === 1
      ? `${visitor} og 1 gæst mere er ankommet`
      : `${visitor} og ${others} gæster mere er ankommet`,
  severalMeetings: (count) => `${count} ændringer i anmodninger til flere møder`,
  more: (count) => `og ${count} til`,
  timesIn: (city) => `Alle tider er ${city}-tid.`,
  openPortal: 'Åbn Foyer-portalen',
  footer: 'Sendt af Foyer, fordi du leder mødet eller betjener det. Svar til denne adresse bliver ikke læst.',
  visitorFooter:
    'Sendt af Foyer, fordi nogen venter dig som gæst. Svar til denne adresse bliver ikke læst: skriv til din vært.',
};
