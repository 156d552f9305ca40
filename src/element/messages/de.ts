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
    'Hat sich trotzdem eines geöffnet, machen Sie dort weiter. Sonst erlauben Sie dieser Website, Fenster zu öffnen, und versuchen Sie es dann erneut.',
  unreachable: (provider) => `${provider} hat nicht geantwortet.`,
  refused: (provider) => `${provider} hat uns keinen Zugang gewährt.`,
  wrongAccount: 'Das war ein anderes Konto.',
  untrusted: 'Diese Anmeldung wurde nicht hier begonnen.',
  failedHint:
    'Es wurde nichts geändert. Sie können es jetzt erneut versuchen. Falls es wieder passiert, nennen Sie dem Betreiber dieser Website diesen Code:',
  space: ' ',
  webAddress: 'Geben Sie eine Webadresse ein, zum Beispiel https://example.com',
  oneName: 'Geben Sie einen einzelnen Namen aus Buchstaben, Ziffern und Bindestrichen ein, ohne Punkte und Leerzeichen',
  otherHost: (hosts) => `Geben Sie eine Adresse bei einem dieser Anbieter ein: ${hosts}`,
};
