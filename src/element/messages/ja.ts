import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Japanese. Polite (です・ます), as Google and Apple do; 連携 is what products call linking an
 * account.
 */
export const messages: AllMessages = {
  someServer: 'お使いのサーバー',
  connect: (provider) => `${provider} と連携する`,
  waiting: (provider) => `${provider} でのログインを完了してください`,
  windowOpened: 'ウィンドウが開きました。見当たりませんか？',
  showWindow: 'ウィンドウを表示',
  checking: 'アカウントを確認しています…',
  cancel: 'キャンセル',
  tryAgain: 'もう一度試す',
  connected: (provider) => `${provider} · 連携済み`,
  another: '別のアカウントと連携する',
  disconnect: '連携を解除',
  disconnectName: (name) => `${name} との連携を解除`,
  disconnectQuestion: 'このアカウントとの連携を解除しますか？',
  keepConnected: '連携を続ける',
  nowConnected: (name) => `${name} と連携しました`,
  ended: '連携していません',
  failed: (provider) => `${provider} と連携できませんでした。`,
  invalid: (provider) => `このページでは、まだ ${provider} と連携できません。`,
  invalidHint: 'お客様の操作による問題ではありません。このサイトの設定がまだ完了していません。',
  blocked: 'ブラウザがログイン用のウィンドウをブロックしました。',
  expired: '連携を続けるには、もう一度ログインしてください',
  reconnect: '再連携する',
  reconnectName: (name) => `${name} と再連携する`,
  continueHere: 'このタブで続ける',
  blockedHint:
    'それでも開いている場合は、そこでログインしてください。開いていない場合は、アドレスバーでこのサイトのポップアップを許可してから、もう一度お試しください。',
  unreachable: (provider) => `${provider} から応答がありませんでした。`,
  unreachableHint: 'インターネット接続を確認してから、もう一度お試しください。',
  refused: (provider) => `${provider} でのログインが完了しませんでした。`,
  unreadable: (provider) => `${provider} からアカウントの情報を取得できませんでした。`,
  wrongAccount: '別のアカウントでログインされました。',
  wrongAccountHint: (name) => `もう一度試し、${name} を選択してください。`,
  untrusted: '安全のため、このログインは中止されました。',
  untrustedHint: 'ほかのログイン用ウィンドウを閉じてから、もう一度お試しください。',
  failedHint: 'もう一度お試しください。解決しない場合は、下記のコードをこのサイトの管理者にお知らせください。',
  space: '',
  requiredNote: '* 必須',
  webAddress: 'https://example.com のようなウェブアドレスを入力してください',
  oneName: '名前を1つだけ入力してください（英字、数字、ハイフンのみ。ドットや空白は使えません）',
  otherHost: (hosts) => `次のいずれかのドメインのアドレスを入力してください：${hosts}`,
};
