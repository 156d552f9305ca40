import type { AllMessages } from './all-messages.js';
import { isolate } from './isolate.js';

/**
 * What visitors read, in Hebrew. Nouns of action and impersonal forms, which address women and men alike, as Google
 * does; names stand behind words of their own, never behind a prefix.
 */
export const messages: AllMessages = {
  someServer: 'השרת שלך',
  connect: (provider) => `חיבור אל ${isolate(provider)}`,
  waiting: (provider) => `יש להשלים את הכניסה אל ${isolate(provider)}`,
  windowOpened: 'נפתח חלון. לא רואים אותו?',
  showWindow: 'הצגת החלון',
  checking: 'החשבון בבדיקה…',
  cancel: 'ביטול',
  tryAgain: 'ניסיון נוסף',
  connected: (provider) => `${isolate(provider)} · החשבון מחובר`,
  another: 'חיבור חשבון נוסף',
  disconnect: 'ניתוק',
  disconnectName: (name) => `ניתוק ${isolate(name)}`,
  disconnectQuestion: 'לנתק את החשבון הזה?',
  keepConnected: 'להשאיר מחובר',
  nowConnected: (name) => `החשבון ${isolate(name)} מחובר`,
  ended: 'אין חשבון מחובר',
  failed: (provider) => `לא ניתן היה להתחבר אל ${isolate(provider)}.`,
  invalid: (provider) => `עדיין אי אפשר להתחבר אל ${isolate(provider)} בדף הזה.`,
  invalidHint: 'הבעיה לא אצלך: הגדרת האתר הזה עדיין לא הושלמה.',
  blocked: 'הדפדפן חסם את חלון הכניסה.',
  expired: 'כדי לשמור על החיבור יש להיכנס שוב',
  reconnect: 'חיבור מחדש',
  reconnectName: (name) => `חיבור מחדש: ${isolate(name)}`,
  continueHere: 'המשך בכרטיסייה הזו',
  blockedHint: 'אם הוא נפתח בכל זאת, אפשר להיכנס בו. אם לא, יש לאפשר לאתר הזה חלונות קופצים בשורת הכתובת ולנסות שוב.',
  unreachable: (provider) => `לא התקבלה תשובה מאת ${isolate(provider)}.`,
  unreachableHint: 'יש לבדוק את החיבור לאינטרנט ולנסות שוב.',
  refused: (provider) => `הכניסה אל ${isolate(provider)} לא הושלמה.`,
  unreadable: (provider) => `לא התקבלו פרטי החשבון מאת ${isolate(provider)}.`,
  wrongAccount: 'הכניסה הייתה עם חשבון אחר.',
  wrongAccountHint: (name) => `יש לנסות שוב ולבחור בחשבון ${isolate(name)}.`,
  untrusted: 'הכניסה הזו נעצרה מטעמי אבטחה.',
  untrustedHint: 'יש לסגור חלונות כניסה אחרים ולנסות שוב.',
  failedHint: 'אפשר לנסות שוב. אם זה לא עוזר, יש למסור לבעלי האתר את הקוד שלמטה.',
  space: ' ',
  requiredNote: '* שדה חובה',
  webAddress: 'יש להזין כתובת אינטרנט, למשל https://example.com',
  oneName: 'הזינו שם אחד של אותיות, ספרות ומקפים, בלי נקודות או רווחים',
  otherHost: (hosts) => `הזינו כתובת באחד מהדומיינים האלה: ${isolate(hosts)}`,
};
