import type { AllMessages } from './all-messages.js';
import { isolate } from './isolate.js';

/**
 * What visitors read, in Arabic. Standard Arabic, nouns of action on buttons, as Google and Apple do; nothing agrees
 * with a name or with the visitor.
 */
export const messages: AllMessages = {
  someServer: 'الخادم الخاص بك',
  connect: (provider) => `ربط ${isolate(provider)}`,
  waiting: (provider) => `يُرجى إكمال تسجيل الدخول إلى ${isolate(provider)}`,
  windowOpened: 'فُتحت نافذة جديدة. أليست ظاهرة؟',
  showWindow: 'إظهار النافذة',
  checking: 'جارٍ التحقّق من الحساب…',
  cancel: 'إلغاء',
  tryAgain: 'إعادة المحاولة',
  connected: (provider) => `${isolate(provider)} · تم الربط`,
  another: 'ربط حساب آخر',
  disconnect: 'إلغاء الربط',
  disconnectName: (name) => `إلغاء الربط: ${isolate(name)}`,
  disconnectQuestion: 'هل تريد إلغاء ربط هذا الحساب؟',
  keepConnected: 'الإبقاء على الربط',
  nowConnected: (name) => `تم ربط الحساب: ${isolate(name)}`,
  ended: 'لا يوجد حساب مرتبط',
  failed: (provider) => `تعذّر ربط ${isolate(provider)}.`,
  invalid: (provider) => `لا يمكن ربط ${isolate(provider)} في هذه الصفحة بعد.`,
  invalidHint: 'المشكلة ليست من جهتك: لم يكتمل إعداد هذا الموقع بعد.',
  blocked: 'حظر المتصفّح نافذة تسجيل الدخول.',
  expired: 'يُرجى تسجيل الدخول مجددًا للحفاظ على الربط',
  reconnect: 'إعادة الربط',
  reconnectName: (name) => `إعادة الربط: ${isolate(name)}`,
  continueHere: 'المتابعة في علامة التبويب هذه',
  blockedHint:
    'إذا فُتحت رغم ذلك، فيُرجى تسجيل الدخول فيها. وإلا فيُرجى السماح بالنوافذ المنبثقة لهذا الموقع من شريط العناوين، ثم إعادة المحاولة.',
  unreachable: (provider) => `لم يصل ردّ من ${isolate(provider)}.`,
  unreachableHint: 'يُرجى التحقّق من الاتصال بالإنترنت، ثم إعادة المحاولة.',
  refused: (provider) => `لم يكتمل تسجيل الدخول إلى ${isolate(provider)}.`,
  unreadable: (provider) => `لم تصل معلومات الحساب من ${isolate(provider)}.`,
  wrongAccount: 'تم تسجيل الدخول بحساب آخر.',
  wrongAccountHint: (name) => `يُرجى إعادة المحاولة واختيار الحساب ${isolate(name)}.`,
  untrusted: 'تم إيقاف تسجيل الدخول هذا حفاظًا على الأمان.',
  untrustedHint: 'يُرجى إغلاق نوافذ تسجيل الدخول الأخرى، ثم إعادة المحاولة.',
  failedHint: 'يُرجى إعادة المحاولة. وإذا استمرّت المشكلة، يُرجى إبلاغ مالك هذا الموقع بالرمز أدناه.',
  space: ' ',
  requiredNote: '* مطلوب',
  webAddress: 'يُرجى إدخال عنوان ويب، مثل https://example.com',
  oneName: 'أدخِل اسمًا واحدًا من أحرف وأرقام وشرطات، بلا نقاط أو مسافات',
  otherHost: (hosts) => `أدخِل عنوانًا في أحد هذه النطاقات: ${isolate(hosts)}`,
};
