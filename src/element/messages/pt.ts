import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Portuguese. As in Brazil, in words that read well elsewhere; “você”, as Google does; what
 * agrees is the account, not its name.
 */
export const messages: AllMessages = {
  someServer: 'seu servidor',
  connect: (provider) => `Conectar ${provider}`,
  waiting: (provider) => `Conclua o login em ${provider}`,
  windowOpened: 'Uma janela foi aberta. Não a encontrou?',
  showWindow: 'Mostrar a janela',
  checking: 'Verificando a conta…',
  cancel: 'Cancelar',
  tryAgain: 'Tentar de novo',
  connected: (provider) => `${provider} · conta conectada`,
  another: 'Conectar outra conta',
  disconnect: 'Desconectar',
  disconnectName: (name) => `Desconectar ${name}`,
  disconnectQuestion: 'Desconectar esta conta?',
  keepConnected: 'Manter conectada',
  nowConnected: (name) => `Conta conectada: ${name}`,
  ended: 'Nenhuma conta conectada',
  failed: (provider) => `Não foi possível conectar ${provider}.`,
  invalid: (provider) => `Ainda não é possível conectar ${provider} nesta página.`,
  invalidHint: 'Não é culpa sua: este site ainda não foi totalmente configurado.',
  blocked: 'Seu navegador bloqueou a janela de login.',
  expired: 'Faça login novamente para manter a conta conectada',
  reconnect: 'Reconectar',
  reconnectName: (name) => `Reconectar ${name}`,
  continueHere: 'Continuar nesta aba',
  blockedHint:
    'Se mesmo assim uma tiver sido aberta, continue nela. Se não, permita que este site abra janelas e tente de novo.',
  unreachable: (provider) => `${provider} não respondeu.`,
  refused: (provider) => `${provider} não nos deu acesso.`,
  wrongAccount: 'Essa era outra conta.',
  untrusted: 'Esse login não começou aqui.',
  failedHint:
    'Nada foi alterado. Você pode tentar de novo agora; se o problema continuar, informe este código ao responsável pelo site:',
  space: ' ',
  webAddress: 'Digite um endereço da web, como https://example.com',
  oneName: 'Digite um único nome com letras, números e hífens, sem pontos nem espaços',
  otherHost: (hosts) => `Digite um endereço de um destes domínios: ${hosts}`,
};
