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
    'Se ela abriu mesmo assim, faça login nela. Se não, permita os pop-ups deste site na barra de endereço e tente de novo.',
  unreachable: (provider) => `${provider} não respondeu.`,
  unreachableHint: 'Verifique sua conexão com a internet e tente de novo.',
  refused: (provider) => `${provider} não concluiu o login.`,
  unreadable: (provider) => `${provider} não informou de qual conta se trata.`,
  wrongAccount: 'Você fez login com outra conta.',
  wrongAccountHint: (name) => `Tente de novo e escolha ${name}.`,
  untrusted: 'Este login foi interrompido para sua segurança.',
  untrustedHint: 'Feche as outras janelas de login e tente de novo.',
  failedHint: 'Tente de novo. Se não funcionar, informe ao responsável pelo site o código abaixo.',
  space: ' ',
  requiredNote: '* Obrigatório',
  webAddress: 'Digite um endereço da web, como https://example.com',
  oneName: 'Digite um único nome com letras, números e hífens, sem pontos nem espaços',
  otherHost: (hosts) => `Digite um endereço de um destes domínios: ${hosts}`,
};
