import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Italian. “Tu”, as Google and Apple do; “questo server” stands where a name does, since no
 * article has to melt into a preposition before it.
 */
export const messages: AllMessages = {
  someServer: 'questo server',
  connect: (provider) => `Collega ${provider}`,
  waiting: (provider) => `Completa l’accesso a ${provider}`,
  windowOpened: 'Si è aperta una finestra. Non la vedi?',
  showWindow: 'Mostra la finestra',
  checking: 'Verifica dell’account in corso…',
  cancel: 'Annulla',
  tryAgain: 'Riprova',
  connected: (provider) => `${provider} · account collegato`,
  another: 'Collega un altro account',
  disconnect: 'Scollega',
  disconnectName: (name) => `Scollega ${name}`,
  disconnectQuestion: 'Vuoi scollegare questo account?',
  keepConnected: 'Mantieni collegato',
  nowConnected: (name) => `Account collegato: ${name}`,
  ended: 'Nessun account collegato',
  failed: (provider) => `Non è stato possibile collegare ${provider}.`,
  invalid: (provider) => `Non è ancora possibile collegare ${provider} in questa pagina.`,
  invalidHint: 'Non dipende da te: questo sito non è ancora del tutto configurato.',
  blocked: 'Il browser ha bloccato la finestra di accesso.',
  expired: 'Accedi di nuovo per mantenere il collegamento',
  reconnect: 'Ricollega',
  reconnectName: (name) => `Ricollega ${name}`,
  continueHere: 'Continua in questa scheda',
  blockedHint:
    'Se si è aperta comunque, accedi lì. Altrimenti consenti i popup di questo sito nella barra degli indirizzi, poi riprova.',
  unreachable: (provider) => `${provider} non ha risposto.`,
  unreachableHint: 'Controlla la connessione a Internet, poi riprova.',
  refused: (provider) => `${provider} non ha completato l’accesso.`,
  unreadable: (provider) => `${provider} non ha indicato di quale account si tratta.`,
  wrongAccount: 'Hai effettuato l’accesso con un altro account.',
  wrongAccountHint: (name) => `Riprova e scegli ${name}.`,
  untrusted: 'Questo accesso è stato interrotto per la tua sicurezza.',
  untrustedHint: 'Chiudi le altre finestre di accesso, poi riprova.',
  failedHint: 'Riprova. Se non basta, comunica al proprietario del sito il codice qui sotto.',
  space: ' ',
  requiredNote: '* Obbligatorio',
  webAddress: 'Inserisci un indirizzo web, ad esempio https://example.com',
  oneName: 'Inserisci un solo nome con lettere, cifre e trattini, senza punti né spazi',
  otherHost: (hosts) => `Inserisci un indirizzo di uno di questi domini: ${hosts}`,
};
