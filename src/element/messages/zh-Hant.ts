import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Chinese in traditional characters. As in Taiwan, in words that read well in Hong Kong; “您”,
 * as Google does; full-width punctuation.
 */
export const messages: AllMessages = {
  someServer: '您的伺服器',
  connect: (provider) => `連結 ${provider}`,
  waiting: (provider) => `請完成 ${provider} 的登入程序`,
  windowOpened: '已開啟新視窗。沒看到嗎？',
  showWindow: '顯示視窗',
  checking: '正在檢查帳號…',
  cancel: '取消',
  tryAgain: '再試一次',
  connected: (provider) => `${provider} · 已連結`,
  another: '連結其他帳號',
  disconnect: '解除連結',
  disconnectName: (name) => `解除連結：${name}`,
  nowConnected: (name) => `已連結 ${name}`,
  ended: '未連結',
  failed: (provider) => `無法連結 ${provider}。`,
  invalid: (provider) => `這個頁面目前還無法連結 ${provider}。`,
  invalidHint: '這不是您的問題：這個網站尚未完成設定。',
  blocked: '瀏覽器封鎖了登入視窗。',
  expired: '請重新登入以保持連結',
  reconnect: '重新連結',
  reconnectName: (name) => `重新連結 ${name}`,
  continueHere: '在這個分頁中繼續',
  blockedHint: '請允許這個網站開啟視窗，然後再試一次。',
  unreachable: (provider) => `${provider} 沒有回應。`,
  refused: (provider) => `${provider} 拒絕了存取要求。`,
  wrongAccount: '您登入的是另一個帳號。',
  untrusted: '這次登入不是從這裡開始的。',
  failedHint: '未做任何變更。您可以立即再試一次；如果問題持續發生，請將以下代碼告知網站擁有者：',
  space: '',
  webAddress: '請輸入網址，例如 https://example.com',
};
