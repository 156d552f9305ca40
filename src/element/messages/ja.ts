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
    'それでもウィンドウが開いている場合は、そこで続けてください。開いていない場合は、このサイトがウィンドウを開くことを許可してから、もう一度お試しください。',
  unreachable: (provider) => `${provider} から応答がありませんでした。`,
  refused: (provider) => `${provider} へのアクセスが許可されませんでした。`,
  wrongAccount: '別のアカウントでログインされました。',
  untrusted: 'このログインは、ここから始められたものではありません。',
  failedHint:
    '何も変更されていません。もう一度お試しいただけます。問題が続く場合は、次のコードをこのサイトの管理者にお知らせください：',
  space: '',
  webAddress: 'https://example.com のようなウェブアドレスを入力してください',
  oneName: '名前を1つだけ入力してください（英字、数字、ハイフンのみ。ドットや空白は使えません）',
  otherHost: (hosts) => `次のいずれかのドメインのアドレスを入力してください：${hosts}`,
};
