import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in German. Impersonal where that reads well, “Sie” elsewhere, as Google does; names stand after
 * “mit” and “bei”, where they keep their form.
 */
export const messages: AllMessages = {
  someServer: 'Server',
  connect: (provider) => `Mit ${provider} verbinden`,
  waiting: (provider) => `Anmeldung bei ${provider} abschließen`,
  windowOpened: 'Ein Fenster wurde geöffnet. Nicht zu sehen?',
  showWindow: 'Fenster anzeigen',
  checking: 'Konto wird geprüft\u00a0…',
  cancel: 'Abbrechen',
  tryAgain: 'Erneut versuchen',
  connected: (provider) => `${provider} · verbunden`,
  another: 'Weiteres Konto verbinden',
  disconnect: 'Trennen',
  disconnectName: (name) => `Verbindung mit ${name} trennen`,
  disconnectQuestion: 'Verbindung mit diesem Konto trennen?',
  keepConnected: 'Verbunden bleiben',
  nowConnected: (name) => `${name} ist verbunden`,
  ended: 'Nicht verbunden',
  failed: (provider) => `Die Verbindung mit ${provider} hat nicht geklappt.`,
  invalid: (provider) => `Mit ${provider} kann man sich auf dieser Seite noch nicht verbinden.`,
  invalidHint: 'Es liegt nicht an Ihnen: Diese Website ist noch nicht fertig eingerichtet.',
  blocked: 'Ihr Browser hat das Anmeldefenster blockiert.',
  expired: 'Erneut anmelden, um verbunden zu bleiben',
  reconnect: 'Neu verbinden',
  reconnectName: (name) => `${name} neu verbinden`,
  continueHere: 'In diesem Tab fortfahren',
  blockedHint:
    'Hat es sich trotzdem geöffnet, melden Sie sich dort an. Sonst erlauben Sie dieser Website in der Adressleiste Pop-ups und versuchen es erneut.',
  unreachable: (provider) => `${provider} hat nicht geantwortet.`,
  unreachableHint: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann erneut.',
  refused: (provider) => `${provider} hat die Anmeldung nicht abgeschlossen.`,
  unreadable: (provider) => `${provider} hat nicht mitgeteilt, um welches Konto es sich handelt.`,
  wrongAccount: 'Sie haben sich mit einem anderen Konto angemeldet.',
  wrongAccountHint: (name) => `Versuchen Sie es erneut und wählen Sie ${name}.`,
  untrusted: 'Diese Anmeldung wurde zu Ihrer Sicherheit abgebrochen.',
  untrustedHint: 'Schließen Sie andere Anmeldefenster und versuchen Sie es dann erneut.',
  failedHint: 'Versuchen Sie es erneut. Wenn das nicht hilft, nennen Sie dem Betreiber dieser Website den Code unten.',
  space: ' ',
  requiredNote: '* Pflichtfeld',
  webAddress: 'Geben Sie eine Webadresse ein, zum Beispiel https://example.com',
  oneName: 'Geben Sie einen einzelnen Namen aus Buchstaben, Ziffern und Bindestrichen ein, ohne Punkte und Leerzeichen',
  otherHost: (hosts) => `Geben Sie eine Adresse bei einem dieser Anbieter ein: ${hosts}`,
};
