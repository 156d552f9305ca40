import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Hindi. “आप”, as Google does; “सर्वर” and names keep their form before में, से and को, and
 * what agrees is the account.
 */
export const messages: AllMessages = {
  someServer: 'सर्वर',
  connect: (provider) => `${provider} कनेक्ट करें`,
  waiting: (provider) => `${provider} में साइन इन पूरा करें`,
  windowOpened: 'एक विंडो खुली है। नहीं दिख रही?',
  showWindow: 'विंडो दिखाएँ',
  checking: 'खाते की जाँच हो रही है…',
  cancel: 'रद्द करें',
  tryAgain: 'फिर से कोशिश करें',
  connected: (provider) => `${provider} · खाता कनेक्ट है`,
  another: 'दूसरा खाता कनेक्ट करें',
  disconnect: 'डिसकनेक्ट करें',
  disconnectName: (name) => `${name} को डिसकनेक्ट करें`,
  disconnectQuestion: 'क्या यह खाता डिसकनेक्ट करना है?',
  keepConnected: 'कनेक्ट रहने दें',
  nowConnected: (name) => `खाता कनेक्ट हो गया: ${name}`,
  ended: 'कोई खाता कनेक्ट नहीं है',
  failed: (provider) => `${provider} को कनेक्ट नहीं किया जा सका।`,
  invalid: (provider) => `${provider} को अभी इस पेज पर कनेक्ट नहीं किया जा सकता।`,
  invalidHint: 'गड़बड़ी आपकी ओर से नहीं है: इस साइट का सेटअप अभी पूरा नहीं हुआ है।',
  blocked: 'आपके ब्राउज़र ने साइन-इन विंडो को ब्लॉक कर दिया।',
  expired: 'कनेक्शन बनाए रखने के लिए फिर से साइन इन करें',
  reconnect: 'फिर से कनेक्ट करें',
  reconnectName: (name) => `${name} को फिर से कनेक्ट करें`,
  continueHere: 'इसी टैब में जारी रखें',
  blockedHint:
    'अगर वह फिर भी खुल गई है, तो उसी में साइन इन करें। अगर नहीं, तो पता बार में इस साइट को पॉप-अप की अनुमति दें, फिर दोबारा कोशिश करें।',
  unreachable: (provider) => `${provider} से कोई जवाब नहीं मिला।`,
  unreachableHint: 'अपना इंटरनेट कनेक्शन जाँचें, फिर दोबारा कोशिश करें।',
  refused: (provider) => `${provider} में साइन इन पूरा नहीं हुआ।`,
  unreadable: (provider) => `${provider} से यह पता नहीं चला कि यह किसका खाता है।`,
  wrongAccount: 'आपने किसी दूसरे खाते से साइन इन किया।',
  wrongAccountHint: (name) => `दोबारा कोशिश करें और ${name} चुनें।`,
  untrusted: 'आपकी सुरक्षा के लिए यह साइन-इन रोक दिया गया।',
  untrustedHint: 'साइन-इन की बाकी विंडो बंद करें, फिर दोबारा कोशिश करें।',
  failedHint: 'फिर से कोशिश करें। अगर इससे काम न बने, तो इस साइट के मालिक को नीचे दिया गया कोड भेजें।',
  space: ' ',
  requiredNote: '* ज़रूरी',
  webAddress: 'कोई वेब पता डालें, जैसे https://example.com',
  oneName: 'केवल एक नाम डालें: अक्षर, अंक और हाइफ़न, बिना बिंदु या ख़ाली जगह के',
  otherHost: (hosts) => `इनमें से किसी एक डोमेन का पता डालें: ${hosts}`,
};
