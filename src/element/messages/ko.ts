import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Korean. Polite (하세요, 합니다), as Google does; names are never followed by a particle that
 * depends on their last sound.
 */
export const messages: AllMessages = {
  someServer: '내 서버',
  connect: (provider) => `${provider} 연결하기`,
  waiting: (provider) => `${provider} 로그인을 완료하세요`,
  windowOpened: '창이 열렸습니다. 보이지 않나요?',
  showWindow: '창 보기',
  checking: '계정을 확인하는 중…',
  cancel: '취소',
  tryAgain: '다시 시도',
  connected: (provider) => `${provider} · 연결됨`,
  another: '다른 계정 연결하기',
  disconnect: '연결 해제',
  disconnectName: (name) => `${name} 연결 해제`,
  disconnectQuestion: '이 계정의 연결을 해제할까요?',
  keepConnected: '연결 유지',
  nowConnected: (name) => `${name} 계정이 연결되었습니다`,
  ended: '연결되지 않음',
  failed: (provider) => `${provider} 계정을 연결하지 못했습니다.`,
  invalid: (provider) => `이 페이지에서는 아직 ${provider} 계정을 연결할 수 없습니다.`,
  invalidHint: '사용자의 문제가 아닙니다. 이 사이트의 설정이 아직 완료되지 않았습니다.',
  blocked: '브라우저에서 로그인 창을 차단했습니다.',
  expired: '연결을 유지하려면 다시 로그인하세요',
  reconnect: '다시 연결',
  reconnectName: (name) => `${name} 다시 연결`,
  continueHere: '이 탭에서 계속하기',
  blockedHint:
    '그래도 창이 열렸다면 그 창에서 로그인하세요. 열리지 않았다면 주소창에서 이 사이트의 팝업을 허용한 다음 다시 시도하세요.',
  unreachable: (provider) => `${provider}에서 응답하지 않았습니다.`,
  unreachableHint: '인터넷 연결을 확인한 다음 다시 시도하세요.',
  refused: (provider) => `${provider} 로그인이 완료되지 않았습니다.`,
  unreadable: (provider) => `${provider}에서 계정 정보를 받지 못했습니다.`,
  wrongAccount: '다른 계정으로 로그인했습니다.',
  wrongAccountHint: (name) => `다시 시도하여 ${name} 계정을 선택하세요.`,
  untrusted: '안전을 위해 이 로그인을 중단했습니다.',
  untrustedHint: '다른 로그인 창을 닫은 다음 다시 시도하세요.',
  failedHint: '다시 시도하세요. 해결되지 않으면 이 사이트의 소유자에게 아래 코드를 알려 주세요.',
  space: ' ',
  requiredNote: '* 필수',
  webAddress: '웹 주소를 입력하세요(예: https://example.com)',
  oneName: '점이나 공백 없이 영문자, 숫자, 하이픈으로 된 이름 하나만 입력하세요',
  otherHost: (hosts) => `다음 도메인 중 하나의 주소를 입력하세요: ${hosts}`,
};
