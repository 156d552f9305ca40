import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Spanish. “Tú”, as Google and Apple do, in words for both sides of the Atlantic; what agrees
 * is the account, not its name.
 */
export const messages: AllMessages = {
  someServer: 'tu servidor',
  connect: (provider) => `Conectar con ${provider}`,
  waiting: (provider) => `Termina de iniciar sesión en ${provider}`,
  windowOpened: 'Se abrió una ventana. ¿No la ves?',
  showWindow: 'Mostrar la ventana',
  checking: 'Comprobando la cuenta…',
  cancel: 'Cancelar',
  tryAgain: 'Reintentar',
  connected: (provider) => `${provider} · cuenta conectada`,
  another: 'Conectar otra cuenta',
  disconnect: 'Desconectar',
  disconnectName: (name) => `Desconectar la cuenta ${name}`,
  disconnectQuestion: '¿Desconectar esta cuenta?',
  keepConnected: 'Mantener conectada',
  nowConnected: (name) => `Cuenta conectada: ${name}`,
  ended: 'Ninguna cuenta conectada',
  failed: (provider) => `No se pudo conectar con ${provider}.`,
  invalid: (provider) => `Todavía no es posible conectar con ${provider} en esta página.`,
  invalidHint: 'No es culpa tuya: este sitio aún no está configurado del todo.',
  blocked: 'Tu navegador bloqueó la ventana de inicio de sesión.',
  expired: 'Vuelve a iniciar sesión para mantener la cuenta conectada',
  reconnect: 'Volver a conectar',
  reconnectName: (name) => `Volver a conectar la cuenta ${name}`,
  continueHere: 'Continuar en esta pestaña',
  blockedHint:
    'Si aun así se abrió, inicia sesión allí. Si no, permite las ventanas emergentes de este sitio en la barra de direcciones y vuelve a intentarlo.',
  unreachable: (provider) => `${provider} no respondió.`,
  unreachableHint: 'Comprueba tu conexión a internet y vuelve a intentarlo.',
  refused: (provider) => `${provider} no completó el inicio de sesión.`,
  unreadable: (provider) => `${provider} no indicó de qué cuenta se trata.`,
  wrongAccount: 'Iniciaste sesión con otra cuenta.',
  wrongAccountHint: (name) => `Vuelve a intentarlo y elige ${name}.`,
  untrusted: 'Este inicio de sesión se detuvo por tu seguridad.',
  untrustedHint: 'Cierra las demás ventanas de inicio de sesión y vuelve a intentarlo.',
  failedHint: 'Vuelve a intentarlo. Si no funciona, envía al propietario del sitio el código que aparece abajo.',
  space: ' ',
  requiredNote: '* Obligatorio',
  webAddress: 'Escribe una dirección web, como https://example.com',
  oneName: 'Introduce un solo nombre con letras, cifras y guiones, sin puntos ni espacios',
  otherHost: (hosts) => `Introduce una dirección de uno de estos dominios: ${hosts}`,
};
