import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Chinese in simplified characters. “您”, as Google and Apple do; full-width punctuation, a
 * space between Latin names and characters.
 */
export const messages: AllMessages = {
  someServer: '您的服务器',
  connect: (provider) => `连接 ${provider}`,
  waiting: (provider) => `请完成 ${provider} 的登录`,
  windowOpened: '已打开新窗口。没看到吗？',
  showWindow: '显示窗口',
  checking: '正在检查账号…',
  cancel: '取消',
  tryAgain: '重试',
  connected: (provider) => `${provider} · 已连接`,
  another: '连接其他账号',
  disconnect: '断开连接',
  disconnectName: (name) => `断开连接：${name}`,
  disconnectQuestion: '要断开与此账号的连接吗？',
  keepConnected: '保持连接',
  nowConnected: (name) => `已连接 ${name}`,
  ended: '未连接',
  failed: (provider) => `无法连接 ${provider}。`,
  invalid: (provider) => `此页面暂时无法连接 ${provider}。`,
  invalidHint: '这不是您的问题：此网站尚未完成设置。',
  blocked: '浏览器拦截了登录窗口。',
  expired: '请重新登录以保持连接',
  reconnect: '重新连接',
  reconnectName: (name) => `重新连接 ${name}`,
  continueHere: '在此标签页中继续',
  blockedHint: '如果仍有窗口打开，请在其中继续。如果没有，请允许此网站打开窗口，然后重试。',
  unreachable: (provider) => `${provider} 没有响应。`,
  refused: (provider) => `${provider} 拒绝了访问。`,
  wrongAccount: '您登录的是另一个账号。',
  untrusted: '此次登录不是从这里开始的。',
  failedHint: '未做任何更改。您可以立即重试；如果问题仍然存在，请将以下代码告知网站所有者：',
  space: '',
  webAddress: '请输入网址，例如 https://example.com',
  oneName: '请只输入一个由字母、数字和连字符组成的名称，不含点和空格',
  otherHost: (hosts) => `请输入以下任一域名的地址：${hosts}`,
};
