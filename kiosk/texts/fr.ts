import type { KioskTexts } from './en.ts';

/** Everything that a kiosk says, in French. */
export const french: KioskTexts = {
  title: 'Arrivée',
  loading: 'Un instant…',
  pairing: {
    title: 'Faire de cet appareil une borne',
    detail:
      'Ouvrez l’accueil dans le portail Foyer, créez un code d’association et saisissez-le ici dans les dix minutes.',
    code: 'Code d’association',
    submit: 'Associer cet appareil',
    refused: 'Ce code ne convient pas. Il est mal saisi, déjà utilisé ou trop ancien : créez-en un autre.',
    tooOften: 'Trop de codes ont été essayés. Attendez {{seconds}} secondes.',
    noAnswer: 'Foyer est injoignable. Vérifiez le réseau de cet appareil et réessayez.',
  },
  elsewhere: {
    title: 'Voici votre code pour l’accueil',
    detail: 'Montrez-le sur place : présentez à la borne le code carré de votre message, ou dites votre nom.',
  },
  welcome: {
    greeting: 'Bienvenue',
    choose: 'Choisissez votre langue',
    scan: 'Vous avez un code ? Présentez-le au lecteur.',
  },
  code: { label: 'Code du lecteur', title: 'Arrivée ou départ', hold: 'Présentez votre code au lecteur' },
  codeDetail: 'Le code carré se trouve dans le message qui vous invite.',
  byCamera: 'Utiliser la caméra',
  byName: 'Je n’ai pas de code',
  byNobody: 'Je ne suis pas attendu·e',
  camera: {
    title: 'Présentez votre code à la caméra',
    label: 'Image de la caméra',
    none: 'La caméra ne peut pas être utilisée. Présentez votre code au lecteur ou saisissez votre nom.',
  },
  name: {
    title: 'Qui êtes-vous, et qui venez-vous voir ?',
    own: 'Vos prénom et nom',
    host: 'Prénom et nom de votre hôte',
    submit: 'Continuer',
    missing: 'Saisissez les deux noms.',
  },
  unexpected: {
    title: 'Qui êtes-vous, et à qui rendez-vous visite ?',
    company: 'Votre société, si vous venez pour elle',
    right: 'Est-ce exact ?',
    which: 'À qui rendez-vous visite ?',
    somebodyElse: 'Vous cherchez quelqu’un d’autre ? Demandez à l’accueil : on y trouve tout le monde.',
    name: 'Votre nom',
  },
  photo: {
    title: 'Une photo pour votre badge',
    agree: 'J’accepte, prendre une photo',
    without: 'Sans photo',
    hold: 'Regardez la caméra',
    take: 'Prendre la photo',
    use: 'Utiliser cette photo',
    again: 'Encore une fois',
    label: 'Image de la caméra',
    none: 'La caméra ne peut pas être utilisée. Continuez sans photo.',
  },
  back: 'Retour',
  cancel: 'Annuler',
  looking: 'Recherche de votre visite…',
  found: {
    hello: 'Bonjour {{name}}',
    host: 'Votre hôte',
    start: 'Début',
    kept_one: 'L’accueil garde votre nom et cette visite {{count}} jour, puis les oublie.',
    kept_other: 'L’accueil garde votre nom et cette visite {{count}} jours, puis les oublie.',
    checkIn: 'Signaler mon arrivée',
    checkOut: 'Signaler mon départ',
    leaving: 'Vous êtes enregistré. Vous partez ?',
    notMe: 'Ce n’est pas moi',
  },
  rules: {
    title: 'À lire et à accepter',
    text: 'Règlement',
    version: 'Version {{version}}',
    accept: 'J’accepte et je signale mon arrivée',
    decline: 'Je n’accepte pas',
  },
  busy: 'Un instant…',
  offline: {
    title: 'La connexion est coupée',
    detail: 'Nous continuons d’essayer tant que vous restez. Vous n’avez rien à faire.',
  },
  done: {
    in: 'Bienvenue {{name}}',
    told: 'Votre hôte est au courant : {{host}}.',
    seat: 'Installez-vous, je vous prie.',
    badge: {
      printed: 'Votre badge s’imprime. Pas de badge ? Demandez à l’accueil : votre arrivée est notée.',
      sent: 'Votre badge arrive dans votre messagerie.',
      desk: 'Retirez votre badge à l’accueil, s’il vous plaît. Votre arrivée est notée.',
    },
    out: 'Au revoir {{name}}',
    thanks: 'Votre départ est noté. Bonne route.',
    finish: 'Terminé',
  },
  answer: {
    declined: {
      title: 'Adressez-vous à l’accueil',
      detail: 'Sans accepter le règlement, vous ne pouvez pas vous enregistrer ici. Rien n’a été noté.',
    },
    reception: {
      title: 'Adressez-vous à l’accueil',
      detail: 'On vous y aidera volontiers.',
    },
    unknown: {
      title: 'Nous n’avons pas trouvé votre visite',
      detail: 'Essayez encore une fois, ou demandez à l’accueil : on vous aidera.',
      again: 'Réessayer',
    },
    noHost: {
      title: 'Nous n’avons pas trouvé votre hôte',
      detail:
        'Écrivez prénom et nom comme votre hôte les écrit. Toujours introuvable ? Demandez à l’accueil : on y trouve tout le monde.',
    },
    tooOften: {
      title: 'Attendez un peu',
      detail_one: 'Trop d’essais ont eu lieu ici. Reprise dans {{count}} seconde.',
      detail_other: 'Trop d’essais ont eu lieu ici. Reprise dans {{count}} secondes.',
    },
    failed: {
      title: 'Cela n’a pas fonctionné',
      detail: 'Une erreur s’est produite. Adressez-vous à l’accueil.',
    },
  },
  idle: {
    title: 'Êtes-vous toujours là ?',
    detail_one: 'La borne recommence dans {{count}} seconde.',
    detail_other: 'La borne recommence dans {{count}} secondes.',
    stay: 'Je suis toujours là',
  },
};
