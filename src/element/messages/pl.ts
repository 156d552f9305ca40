import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Polish. “Ty”, as Google and Apple do; names keep their form behind “konto” and “usługa”, and
 * so “na Twoim serwerze” fits in too.
 */
export const messages: AllMessages = {
  someServer: 'na Twoim serwerze',
  connect: (provider) => `Połącz konto ${provider}`,
  waiting: (provider) => `Dokończ logowanie na konto ${provider}`,
  windowOpened: 'Otworzyło się okno. Nie widzisz go?',
  showWindow: 'Pokaż okno',
  checking: 'Sprawdzanie konta…',
  cancel: 'Anuluj',
  tryAgain: 'Spróbuj ponownie',
  connected: (provider) => `Konto ${provider} · połączone`,
  another: 'Połącz kolejne konto',
  disconnect: 'Odłącz',
  disconnectName: (name) => `Odłącz konto ${name}`,
  disconnectQuestion: 'Odłączyć to konto?',
  keepConnected: 'Zachowaj połączenie',
  nowConnected: (name) => `Połączono konto ${name}`,
  ended: 'Brak połączonego konta',
  failed: (provider) => `Nie udało się połączyć konta ${provider}.`,
  invalid: (provider) => `Na tej stronie nie można jeszcze połączyć konta ${provider}.`,
  invalidHint: 'To nie Twoja wina: ta witryna nie jest jeszcze w pełni skonfigurowana.',
  blocked: 'Przeglądarka zablokowała okno logowania.',
  expired: 'Zaloguj się ponownie, aby zachować połączenie',
  reconnect: 'Połącz ponownie',
  reconnectName: (name) => `Połącz ponownie konto ${name}`,
  continueHere: 'Kontynuuj w tej karcie',
  blockedHint:
    'Jeśli mimo to się otworzyło, zaloguj się w nim. Jeśli nie, zezwól tej witrynie na wyskakujące okna na pasku adresu i spróbuj ponownie.',
  unreachable: (provider) => `Usługa ${provider} nie odpowiedziała.`,
  unreachableHint: 'Sprawdź połączenie z internetem i spróbuj ponownie.',
  refused: (provider) => `Usługa ${provider} nie dokończyła logowania.`,
  unreadable: (provider) => `Usługa ${provider} nie podała, o które konto chodzi.`,
  wrongAccount: 'Zalogowano na inne konto.',
  wrongAccountHint: (name) => `Spróbuj ponownie i wybierz konto ${name}.`,
  untrusted: 'Dla Twojego bezpieczeństwa przerwano to logowanie.',
  untrustedHint: 'Zamknij inne okna logowania i spróbuj ponownie.',
  failedHint: 'Spróbuj ponownie. Jeśli to nie pomoże, podaj właścicielowi tej witryny poniższy kod.',
  space: ' ',
  requiredNote: '* Wymagane',
  webAddress: 'Wpisz adres internetowy, np. https://example.com',
  oneName: 'Wpisz jedną nazwę z liter, cyfr i łączników, bez kropek i spacji',
  otherHost: (hosts) => `Wpisz adres w jednej z tych domen: ${hosts}`,
};
