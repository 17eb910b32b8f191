import type { KioskTexts } from './en.ts';

/** Everything that a kiosk says, in German. */
export const german: KioskTexts = {
  title: 'Anmelden',
  loading: 'Einen Moment…',
  pairing: {
    title: 'Dieses Gerät zum Kiosk machen',
    detail:
      'Öffnen Sie den Empfang im Foyer-Portal, erzeugen Sie einen Kopplungscode und geben Sie ihn hier binnen zehn Minuten ein.',
    code: 'Kopplungscode',
    submit: 'Gerät koppeln',
    refused: 'Dieser Code gilt nicht. Er ist vertippt, verbraucht oder zu alt: Erzeugen Sie einen neuen.',
    tooOften: 'Es wurden zu viele Codes versucht. Warten Sie {{seconds}} Sekunden.',
    noAnswer: 'Foyer ist nicht erreichbar. Prüfen Sie das Netz dieses Geräts und versuchen Sie es erneut.',
  },
  elsewhere: {
    title: 'Das ist Ihr Code für den Empfang',
    detail:
      'Zeigen Sie ihn dort: Halten Sie den quadratischen Code aus Ihrer Nachricht vor den Kiosk, oder nennen Sie Ihren Namen.',
  },
  welcome: {
    greeting: 'Willkommen',
    choose: 'Wählen Sie Ihre Sprache',
    scan: 'Haben Sie einen Code? Halten Sie ihn vor den Scanner.',
  },
  code: {
    label: 'Code vom Scanner',
    title: 'An- oder abmelden',
    hold: 'Halten Sie Ihren Code vor den Scanner',
  },
  codeDetail: 'Sie finden den quadratischen Code in der Nachricht mit Ihrer Einladung.',
  byCamera: 'Kamera benutzen',
  byName: 'Ich habe keinen Code',
  byNobody: 'Ich werde nicht erwartet',
  camera: {
    title: 'Halten Sie Ihren Code vor die Kamera',
    label: 'Bild der Kamera',
    none: 'Die Kamera lässt sich nicht benutzen. Halten Sie Ihren Code vor den Scanner, oder geben Sie Ihren Namen ein.',
  },
  name: {
    title: 'Wer sind Sie, und wen besuchen Sie?',
    own: 'Ihr Vor- und Nachname',
    host: 'Vor- und Nachname Ihres Gastgebers',
    submit: 'Weiter',
    missing: 'Geben Sie beide Namen ein.',
  },
  unexpected: {
    title: 'Wer sind Sie, und wen besuchen Sie?',
    company: 'Ihre Firma, wenn Sie für eine kommen',
    right: 'Stimmt das so?',
    which: 'Wen besuchen Sie?',
    somebodyElse: 'Meinen Sie jemand anderen? Fragen Sie am Empfang: Dort findet man alle.',
    name: 'Ihr Name',
  },
  photo: {
    title: 'Ein Foto für Ihren Ausweis',
    agree: 'Ich stimme zu, Foto aufnehmen',
    without: 'Ohne Foto',
    hold: 'Schauen Sie in die Kamera',
    take: 'Foto aufnehmen',
    use: 'Dieses Foto verwenden',
    again: 'Noch einmal',
    label: 'Bild der Kamera',
    none: 'Die Kamera kann nicht benutzt werden. Machen Sie ohne Foto weiter.',
  },
  back: 'Zurück',
  cancel: 'Abbrechen',
  looking: 'Ihr Besuch wird gesucht…',
  found: {
    hello: 'Guten Tag, {{name}}',
    host: 'Sie besuchen',
    start: 'Beginn',
    kept_one: 'Der Empfang behält Ihren Namen und diesen Besuch {{count}} Tag lang und vergisst sie dann.',
    kept_other: 'Der Empfang behält Ihren Namen und diesen Besuch {{count}} Tage lang und vergisst sie dann.',
    checkIn: 'Anmelden',
    checkOut: 'Abmelden',
    leaving: 'Sie sind angemeldet. Gehen Sie?',
    notMe: 'Das bin ich nicht',
  },
  rules: {
    title: 'Bitte lesen und zustimmen',
    text: 'Hausordnung',
    version: 'Fassung {{version}}',
    accept: 'Ich stimme zu, anmelden',
    decline: 'Ich stimme nicht zu',
  },
  busy: 'Einen Moment…',
  offline: {
    title: 'Es besteht keine Verbindung',
    detail: 'Wir versuchen es weiter, solange Sie hier sind. Sie müssen nichts tun.',
  },
  done: {
    in: 'Willkommen, {{name}}',
    told: '{{host}} weiß Bescheid.',
    seat: 'Bitte nehmen Sie Platz.',
    badge: {
      printed: 'Ihr Ausweis wird gedruckt. Kein Ausweis? Fragen Sie am Empfang: Sie sind angemeldet.',
      sent: 'Ihr Ausweis ist unterwegs in Ihr Postfach.',
      desk: 'Bitte holen Sie Ihren Ausweis am Empfang. Sie sind angemeldet.',
    },
    out: 'Auf Wiedersehen, {{name}}',
    thanks: 'Sie sind abgemeldet. Gute Reise.',
    finish: 'Fertig',
  },
  answer: {
    declined: {
      title: 'Bitte gehen Sie zum Empfang',
      detail:
        'Ohne Zustimmung zur Hausordnung können Sie sich hier nicht anmelden. Es wurde nichts festgehalten.',
    },
    reception: {
      title: 'Bitte gehen Sie zum Empfang',
      detail: 'Dort hilft man Ihnen gern weiter.',
    },
    unknown: {
      title: 'Wir haben Ihren Besuch nicht gefunden',
      detail: 'Versuchen Sie es noch einmal, oder fragen Sie am Empfang: Dort hilft man Ihnen.',
      again: 'Noch einmal versuchen',
    },
    noHost: {
      title: 'Wir haben Ihren Gastgeber nicht gefunden',
      detail:
        'Schreiben Sie Vor- und Nachnamen so, wie Ihr Gastgeber sie schreibt. Noch nicht gefunden? Fragen Sie am Empfang: Dort findet man alle.',
    },
    tooOften: {
      title: 'Bitte warten Sie etwas',
      detail_one: 'Hier wurde zu viel versucht. In {{count}} Sekunde geht es weiter.',
      detail_other: 'Hier wurde zu viel versucht. In {{count}} Sekunden geht es weiter.',
    },
    failed: {
      title: 'Das hat nicht geklappt',
      detail: 'Etwas ist schiefgegangen. Bitte fragen Sie am Empfang.',
    },
  },
  idle: {
    title: 'Sind Sie noch da?',
    detail_one: 'Der Kiosk beginnt in {{count}} Sekunde von vorn.',
    detail_other: 'Der Kiosk beginnt in {{count}} Sekunden von vorn.',
    stay: 'Ich bin noch da',
  },
};
