import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Ukrainian. “Ви”, as Google and Apple do; names keep their form behind “обліковий запис” and
 * “сервіс”, and so “на вашому сервері” fits in too.
 */
export const messages: AllMessages = {
  someServer: 'на вашому сервері',
  connect: (provider) => `Підключити обліковий запис ${provider}`,
  waiting: (provider) => `Завершіть вхід в обліковий запис ${provider}`,
  windowOpened: 'Відкрилося вікно. Не бачите його?',
  showWindow: 'Показати вікно',
  checking: 'Перевіряємо обліковий запис…',
  cancel: 'Скасувати',
  tryAgain: 'Спробувати ще раз',
  connected: (provider) => `Обліковий запис ${provider} · підключено`,
  another: 'Підключити ще один',
  disconnect: 'Відключити',
  disconnectName: (name) => `Відключити обліковий запис ${name}`,
  disconnectQuestion: 'Відключити цей обліковий запис?',
  keepConnected: 'Залишити підключеним',
  nowConnected: (name) => `Підключено обліковий запис ${name}`,
  ended: 'Не підключено',
  failed: (provider) => `Не вдалося підключити обліковий запис ${provider}.`,
  invalid: (provider) => `На цій сторінці ще не можна підключити обліковий запис ${provider}.`,
  invalidHint: 'Річ не у вас: цей сайт ще не повністю налаштовано.',
  blocked: 'Ваш браузер заблокував вікно входу.',
  expired: 'Увійдіть знову, щоб зберегти підключення',
  reconnect: 'Підключити знову',
  reconnectName: (name) => `Підключити знову обліковий запис ${name}`,
  continueHere: 'Продовжити в цій вкладці',
  blockedHint:
    'Якщо воно все-таки відкрилося, увійдіть у ньому. Якщо ні, дозвольте цьому сайту спливні вікна в адресному рядку та спробуйте ще раз.',
  unreachable: (provider) => `Сервіс ${provider} не відповів.`,
  unreachableHint: 'Перевірте підключення до інтернету та спробуйте ще раз.',
  refused: (provider) => `Сервіс ${provider} не завершив вхід.`,
  unreadable: (provider) => `Сервіс ${provider} не повідомив, який це обліковий запис.`,
  wrongAccount: 'Ви ввійшли в інший обліковий запис.',
  wrongAccountHint: (name) => `Спробуйте ще раз і виберіть обліковий запис ${name}.`,
  untrusted: 'Цей вхід зупинено задля вашої безпеки.',
  untrustedHint: 'Закрийте інші вікна входу та спробуйте ще раз.',
  failedHint: 'Спробуйте ще раз. Якщо це не допоможе, повідомте власнику сайту код, наведений нижче.',
  space: ' ',
  requiredNote: '* Обов’язкове поле',
  webAddress: 'Введіть вебадресу, наприклад https://example.com',
  oneName: 'Введіть одну назву з літер, цифр і дефісів, без крапок і пробілів',
  otherHost: (hosts) => `Введіть адресу в одному з цих доменів: ${hosts}`,
};
