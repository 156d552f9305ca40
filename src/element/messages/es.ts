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
    'Si aun así se abrió una, continúa allí. Si no, permite que este sitio abra ventanas y vuelve a intentarlo.',
  unreachable: (provider) => `${provider} no respondió.`,
  refused: (provider) => `${provider} no nos dio acceso.`,
  wrongAccount: 'Esa era otra cuenta.',
  untrusted: 'Ese inicio de sesión no empezó aquí.',
  failedHint:
    'No se cambió nada. Puedes volver a intentarlo ahora; si sigue ocurriendo, envía este código al propietario del sitio:',
  space: ' ',
  webAddress: 'Escribe una dirección web, como https://example.com',
  oneName: 'Introduce un solo nombre con letras, cifras y guiones, sin puntos ni espacios',
  otherHost: (hosts) => `Introduce una dirección de uno de estos dominios: ${hosts}`,
};
