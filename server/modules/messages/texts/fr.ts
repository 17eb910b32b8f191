import type { Words } from './words.ts';

export const fr: Words = {
  title: {
    'request-created': ({ provider }) => `Demande à ${provider}`,
    'request-changed': ({ provider }) => `Demande à ${provider} : modifiée`,
    'request-change-asked': ({ provider, deadline }, when) =>
      deadline === null
        ? `${provider} doit répondre à une modification`
        : `${provider} doit répondre à une modification tardive (limite : ${when('deadline')})`,
    'request-answered': ({ provider, status }) => `${provider} : ${fr.status[status].toLowerCase()}`,
    'request-change-answered': ({ provider, isAccepted }) =>
      isAccepted
        ? `${provider} accepte la modification`
        : `${provider} maintient l’ancien horaire et l’ancien lieu`,
    'request-canceled': ({ provider, isLate }) =>
      isLate ? `Demande à ${provider} : annulée tardivement` : `Demande à ${provider} : annulée`,
    'request-held': ({ provider }) => `Demande à ${provider} : en attente`,
    'request-resumed': ({ provider }) => `Demande à ${provider} : de nouveau active`,
    'request-needs-answer': ({ provider, needs }) =>
      ({
        'choice-of-room': `Demande à ${provider} : choisissez une salle`,
        'other-provider': `Demande à ${provider} : cette équipe ne dessert pas le nouveau lieu`,
        capacity: `Demande à ${provider} : il n’y a plus assez de disponibilité à ce moment-là`,
      })[needs],
    'request-message': ({ from, provider, author }) =>
      from === 'team'
        ? `${provider} vous écrit au sujet de votre demande`
        : `${author} écrit au sujet d’une demande à ${provider}`,
    'visit-invited': ({ host }) => `${host} vous attend`,
    'visit-changed': ({ host }) => `Votre visite chez ${host} a changé`,
    'visit-canceled': ({ host }) => `Votre visite chez ${host} est annulée`,
    'badge-sent': () => 'Votre badge',
    'visitor-arrived': ({ visitor }) => `${visitor} est arrivé·e`,
    'parcel-arrived': ({ reception }) => `Un colis vous attend à ${reception}`,
    'fault-reported': ({ room }) => `Quelque chose est en panne dans ${room}`,
    'fault-closed': ({ room }) => `Ce que vous avez signalé dans ${room} est réglé`,
    'fault-settled': ({ room }) => `Ce qui était en panne dans ${room} est réglé`,
    'visitor-still-inside': ({ visitor }) => `${visitor} est toujours là ?`,
    'visits-unfollowed': ({ visitors }) =>
      visitors === 1
        ? '1 visiteur est attendu à votre réunion'
        : `${visitors} visiteurs sont attendus à votre réunion`,
    'meeting-unmatched': () => 'Votre réunion ne figure dans aucun calendrier de salle',
    'meeting-ambiguous': ({ candidates }) =>
      `De quelle réunion s’agit-il ? ${candidates} correspondent à ce que vous aviez prévu`,
    'meeting-assumed': () => 'Nous avons pris une réunion modifiée pour celle que vous aviez prévue',
    'series-continued': () => 'Votre série continue sous une nouvelle série ; ce qui était demandé suit',
    'release-proposed': ({ actor, organizer }) =>
      `${actor} propose de libérer la salle : ${organizer} est parti`,
    'meeting-handed-over': ({ actor }) => `${actor} vous demande de vous occuper d’une réunion`,
    'meeting-suspended': (_facts, when) =>
      `Le calendrier de la salle n’est plus lisible depuis le ${when('since')}`,
    'meeting-acted-for': ({ actor, what }) => `${actor} est intervenu sur votre réunion : ${what}`,
  },
  labels: {
    badgeOf: 'Badge de',
    before: 'Avant',
    now: 'Maintenant',
    proposed: 'Proposé',
    when: 'Quand',
    where: 'Où',
    noRoom: 'aucune salle',
    asked: 'Demandé',
    askedBefore: 'Demandé auparavant',
    answers: 'Réponses',
    answersBefore: 'Réponses avant',
    ordered: 'Commandé',
    orderedBefore: 'Commandé avant',
    total: 'Total TTC',
    totalBefore: 'Total avant',
    chargedTo: 'Centre de coûts',
    organizer: 'Organisateur',
    status: 'Statut',
    reason: 'Motif',
    cause: 'Modifié par',
    deadline: 'Limite',
    until: 'En attente jusqu’au',
    message: 'Message',
    author: 'Écrit par',
    howToAnswer: 'Pour répondre',
    host: 'Hôte',
    directions: 'Bon à savoir',
    privacy: 'Vos données',
    reception: 'Accueil',
    company: 'Société',
    arrived: 'Arrivée',
    parcel: 'Quoi',
    broken: 'Quoi',
    said: 'Description',
    reportedBy: 'Signalé par',
    reported: 'Signalé par vous',
    note: 'Remarque',
  },
  status: {
    pending: 'À traiter',
    accepted: 'Acceptée',
    rejected: 'Refusée',
    readied: 'Préparée',
    completed: 'Terminée',
    canceled: 'Annulée',
    'canceled-late': 'Annulée tardivement',
  },
  held: {
    'room-declined': 'La salle a refusé la réunion.',
    'rooms-removed': 'La réunion n’a plus de salle.',
    'room-lost':
      'La réunion ne figure plus dans le calendrier de la salle, et la raison n’est pas encore connue.',
    'room-pending': 'La salle n’a pas encore été approuvée.',
    'organizer-gone':
      'La personne qui organise a quitté l’entreprise, et personne ne s’occupe encore de la réunion.',
  },
  cause: {
    calendar: () => 'le calendrier de l’organisateur',
    pane: (actor) => actor,
    portal: (actor) => actor,
    timer: () => 'Foyer, le délai étant écoulé',
  },
  pendingRoom: 'La salle n’a pas encore été approuvée.',
  answerIn: {
    team: 'Ouvrez la réunion dans Outlook, puis Foyer et l’onglet Services : vous pouvez répondre à côté de la demande.',
    organizer: 'Ouvrez la demande dans le portail Foyer, à la page Requests : vous pouvez y répondre.',
  },
  visitTo: (reception) => `Visite : ${reception}`,
  showCode: 'Montrez ce code à votre arrivée. Il n’est que pour vous : merci de ne pas le transmettre.',
  codeInstead: 'Code QR de votre visite ; il contient le lien ci-dessous',
  erasedAfter: (days) =>
    days === 1
      ? 'Ce qui a été saisi à votre sujet pour cette visite est effacé un jour après.'
      : `Ce qui a été saisi à votre sujet pour cette visite est effacé ${days} jours après.`,
  notFollowed:
    'Aucune salle n’affiche cette réunion : les visites ne la suivent donc pas. Si l’heure change ou si elle est annulée, ouvrez-la dans Outlook et indiquez-le dans Foyer, sous l’onglet Visitors.',
  closedThen: 'L’équipe ne travaille pas à ce moment-là.',
  ticked: (is) => (is ? 'Oui' : 'Non'),
  uncharged:
    'Aucun pour l’instant. Ouvrez la réunion dans Outlook, puis Foyer et l’onglet Services : modifiez-y la demande et choisissez un centre de coûts.',
  overCapacity: 'L’équipe n’a plus assez de disponibilité à ce moment-là.',
  elsewhere: (team) =>
    `La réunion a changé de lieu, et c’est ${team} qui y livre. Ouvrez la réunion dans Outlook pour passer commande.`,
  several: (count) => `${count} modifications de demandes pour une réunion`,
  unstaffed: 'Il n’y a personne à l’accueil à cette heure. Appelez votre hôte à votre arrivée.',
  sms: {
    invited: (reception, when, host) => `${reception} : ${host} vous attend le ${when}.`,
    changed: (reception, when, host) =>
      `${reception} : changement, ${host} vous attend désormais le ${when}.`,
    canceled: (reception, when, host) => `${reception} : votre visite à ${host} le ${when} est annulée.`,
  },
  atDesk: (reception, host, who) => `${reception}, pour ${host} : ${who}`,
  sayWhoLeft: (reception, contact) =>
    contact === ''
      ? `Personne n’a enregistré le départ à ${reception}. Si cette personne est partie, prévenez l’accueil.`
      : `Personne n’a enregistré le départ à ${reception}. Si cette personne est partie, prévenez l’accueil : ${contact}`,
  stillInsideTogether: (visitor, others) =>
    others === 1
      ? `${visitor} et une autre personne sont toujours là ?`
      : `${visitor} et ${others} autres personnes sont toujours là ?`,
  channelTest: (reception) =>
    `Un essai de Foyer : c’est ici que les hôtes apprennent l’arrivée de visiteurs à ${reception}.`,
  arrivedTogether: (visitor, others) =>
    others === 1
      ? `${visitor} et une autre personne sont arrivés`
      : `${visitor} et ${others} autres personnes sont arrivés`,
  severalMeetings: (count) => `${count} modifications de demandes pour plusieurs réunions`,
  more: (count) => `et ${count} autres`,
  timesIn: (city) => `Toutes les heures sont celles de ${city}.`,
  openPortal: 'Ouvrir le portail Foyer',
  footer:
    'Envoyé par Foyer, parce que vous organisez cette réunion ou y travaillez. Les réponses à cette adresse ne sont pas lues.',
  visitorFooter:
    'Envoyé par Foyer, parce que vous êtes attendu·e comme visiteur. Les réponses à cette adresse ne sont pas lues : écrivez à votre hôte.',
};
