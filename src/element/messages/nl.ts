import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Dutch. “Je”, as Google and Apple do.
 */
export const messages: AllMessages = {
  someServer: 'je server',
  connect: (provider) => `${provider} koppelen`,
  waiting: (provider) => `Rond het inloggen bij ${provider} af`,
  windowOpened: 'Er is een venster geopend. Zie je het niet?',
  showWindow: 'Venster tonen',
  checking: 'Account wordt gecontroleerd…',
  cancel: 'Annuleren',
  tryAgain: 'Opnieuw proberen',
  connected: (provider) => `${provider} · gekoppeld`,
  another: 'Nog een account koppelen',
  disconnect: 'Ontkoppelen',
  disconnectName: (name) => `${name} ontkoppelen`,
  disconnectQuestion: 'Dit account ontkoppelen?',
  keepConnected: 'Gekoppeld laten',
  nowConnected: (name) => `${name} is gekoppeld`,
  ended: 'Niet gekoppeld',
  failed: (provider) => `Het koppelen van ${provider} is niet gelukt.`,
  invalid: (provider) => `${provider} kan op deze pagina nog niet worden gekoppeld.`,
  invalidHint: 'Het ligt niet aan jou: deze site is nog niet helemaal ingesteld.',
  blocked: 'Je browser heeft het inlogvenster geblokkeerd.',
  expired: 'Log opnieuw in om gekoppeld te blijven',
  reconnect: 'Opnieuw koppelen',
  reconnectName: (name) => `${name} opnieuw koppelen`,
  continueHere: 'Doorgaan op dit tabblad',
  blockedHint:
    'Is er toch een geopend, ga daar dan verder. Zo niet, sta dan toe dat deze site vensters opent en probeer het opnieuw.',
  unreachable: (provider) => `${provider} gaf geen antwoord.`,
  refused: (provider) => `${provider} gaf ons geen toegang.`,
  wrongAccount: 'Dat was een ander account.',
  untrusted: 'Die inlogpoging is niet hier begonnen.',
  failedHint:
    'Er is niets gewijzigd. Je kunt het nu opnieuw proberen. Gebeurt het weer, geef deze code dan door aan de eigenaar van deze site:',
  space: ' ',
  webAddress: 'Voer een webadres in, zoals https://example.com',
  oneName: 'Vul één naam in van letters, cijfers en koppeltekens, zonder punten of spaties',
  otherHost: (hosts) => `Vul een adres in bij een van deze domeinen: ${hosts}`,
};
