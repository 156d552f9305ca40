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
  blockedHint: 'אם נפתח חלון בכל זאת, אפשר להמשיך בו. אם לא, יש לאפשר לאתר הזה לפתוח חלונות ולנסות שוב.',
  unreachable: (provider) => `לא התקבלה תשובה מאת ${isolate(provider)}.`,
  refused: (provider) => `הגישה אל ${isolate(provider)} נדחתה.`,
  wrongAccount: 'זה היה חשבון אחר.',
  untrusted: 'הכניסה הזו לא התחילה כאן.',
  failedHint: 'דבר לא השתנה. אפשר לנסות שוב עכשיו, ואם זה קורה שוב, יש למסור לבעלי האתר את הקוד הזה:',
  space: ' ',
  webAddress: 'יש להזין כתובת אינטרנט, למשל https://example.com',
  oneName: 'הזינו שם אחד של אותיות, ספרות ומקפים, בלי נקודות או רווחים',
  otherHost: (hosts) => `הזינו כתובת באחד מהדומיינים האלה: ${isolate(hosts)}`,
};
