import type { KioskTexts } from './en.ts';

/** Everything that a kiosk says, in Danish. */
export const danish: KioskTexts = {
  title: 'Tjek ind',
  loading: 'Et øjeblik…',
  pairing: {
    title: 'Gør denne enhed til en kiosk',
    detail:
      'Åbn receptionen i Foyer-portalen, lav en parringskode, og indtast den her inden for ti minutter.',
    code: 'Parringskode',
    submit: 'Par denne enhed',
    refused: 'Koden virker ikke. Den er tastet forkert, brugt eller for gammel: lav en ny.',
    tooOften: 'Der er prøvet for mange koder. Vent {{seconds}} sekunder.',
    noAnswer: 'Foyer kan ikke nås. Kontrollér enhedens netværk, og prøv igen.',
  },
  elsewhere: {
    title: 'Dette er din kode til receptionen',
    detail: 'Vis den dér: hold den firkantede kode fra din besked foran kiosken, eller sig dit navn.',
  },
  welcome: {
    greeting: 'Velkommen',
    choose: 'Vælg dit sprog',
    scan: 'Har du en kode? Hold den foran scanneren.',
  },
  code: { label: 'Kode fra scanneren', title: 'Tjek ind eller ud', hold: 'Hold din kode foran scanneren' },
  codeDetail: 'Du finder den firkantede kode i beskeden med din invitation.',
  byCamera: 'Brug kameraet',
  byName: 'Jeg har ingen kode',
  byNobody: 'Jeg er ikke ventet',
  camera: {
    title: 'Hold din kode foran kameraet',
    label: 'Billede fra kameraet',
    none: 'Kameraet kan ikke bruges. Hold din kode foran scanneren, eller indtast dit navn.',
  },
  name: {
    title: 'Hvem er du, og hvem skal du besøge?',
    own: 'Dit for- og efternavn',
    host: 'Din værts for- og efternavn',
    submit: 'Fortsæt',
    missing: 'Indtast begge navne.',
  },
  unexpected: {
    title: 'Hvem er du, og hvem besøger du?',
    company: 'Dit firma, hvis du kommer for et',
    right: 'Er det rigtigt?',
    which: 'Hvem besøger du?',
    somebodyElse: 'Mener du en anden? Spørg i receptionen: de finder alle.',
    name: 'Dit navn',
  },
  photo: {
    title: 'Et foto til dit gæstekort',
    agree: 'Jeg accepterer, tag et foto',
    without: 'Uden foto',
    hold: 'Se ind i kameraet',
    take: 'Tag fotoet',
    use: 'Brug dette foto',
    again: 'En gang til',
    label: 'Billede fra kameraet',
    none: 'Kameraet kan ikke bruges. Fortsæt uden foto.',
  },
  back: 'Tilbage',
  cancel: 'Annuller',
  looking: 'Leder efter dit besøg…',
  found: {
    hello: 'Hej, {{name}}',
    host: 'Din vært',
    start: 'Begynder kl.',
    kept_one: 'Receptionen gemmer dit navn og dette besøg i {{count}} dag og glemmer dem derefter.',
    kept_other: 'Receptionen gemmer dit navn og dette besøg i {{count}} dage og glemmer dem derefter.',
    checkIn: 'Tjek ind',
    checkOut: 'Tjek ud',
    leaving: 'Du er tjekket ind. Er du på vej ud?',
    notMe: 'Det er ikke mig',
  },
  rules: {
    title: 'Læs og acceptér venligst',
    text: 'Husregler',
    version: 'Version {{version}}',
    accept: 'Jeg accepterer, tjek mig ind',
    decline: 'Jeg accepterer ikke',
  },
  busy: 'Et øjeblik…',
  offline: {
    title: 'Der er ingen forbindelse',
    detail: 'Vi bliver ved med at prøve, så længe du bliver her. Du behøver ikke at gøre noget.',
  },
  done: {
    in: 'Velkommen, {{name}}',
    told: '{{host}} har fået besked.',
    seat: 'Tag venligst plads.',
    badge: {
      printed: 'Dit gæstekort udskrives. Intet kort? Spørg i receptionen: du er tjekket ind.',
      sent: 'Dit gæstekort er på vej til din indbakke.',
      desk: 'Hent venligst dit gæstekort i receptionen. Du er tjekket ind.',
    },
    out: 'Farvel, {{name}}',
    thanks: 'Du er tjekket ud. Kom godt hjem.',
    finish: 'Færdig',
  },
  answer: {
    declined: {
      title: 'Gå venligst til receptionen',
      detail: 'Uden at acceptere husreglerne kan du ikke tjekke ind her. Intet er registreret.',
    },
    reception: {
      title: 'Gå venligst til receptionen',
      detail: 'De hjælper dig gerne dér.',
    },
    unknown: {
      title: 'Vi fandt ikke dit besøg',
      detail: 'Prøv igen, eller spørg i receptionen: de hjælper dig.',
      again: 'Prøv igen',
    },
    noHost: {
      title: 'Vi fandt ikke din vært',
      detail:
        'Skriv for- og efternavn, som din vært skriver dem. Stadig ikke fundet? Spørg i receptionen: de finder alle.',
    },
    tooOften: {
      title: 'Vent venligst lidt',
      detail_one: 'Der er prøvet for meget her. Det fortsætter om {{count}} sekund.',
      detail_other: 'Der er prøvet for meget her. Det fortsætter om {{count}} sekunder.',
    },
    failed: {
      title: 'Det lykkedes ikke',
      detail: 'Noget gik galt. Spørg venligst i receptionen.',
    },
  },
  idle: {
    title: 'Er du her stadig?',
    detail_one: 'Kiosken begynder forfra om {{count}} sekund.',
    detail_other: 'Kiosken begynder forfra om {{count}} sekunder.',
    stay: 'Jeg er her stadig',
  },
};
