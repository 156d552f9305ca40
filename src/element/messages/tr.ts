import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in Turkish. “Siz” in sentences and short commands on buttons, as Google does; no suffix is ever
 * put to a name, whose vowels and last letter nobody knows.
 */
export const messages: AllMessages = {
  someServer: 'kendi sunucunuz',
  connect: (provider) => `${provider} hesabını bağla`,
  waiting: (provider) => `${provider} hesabında oturum açmayı tamamlayın`,
  windowOpened: 'Bir pencere açıldı. Görmüyor musunuz?',
  showWindow: 'Pencereyi göster',
  checking: 'Hesap kontrol ediliyor…',
  cancel: 'İptal et',
  tryAgain: 'Tekrar dene',
  connected: (provider) => `${provider} · bağlı`,
  another: 'Başka bir hesap bağla',
  disconnect: 'Bağlantıyı kes',
  disconnectName: (name) => `Bağlantıyı kes: ${name}`,
  disconnectQuestion: 'Bu hesabın bağlantısı kesilsin mi?',
  keepConnected: 'Bağlı kalsın',
  nowConnected: (name) => `${name} bağlandı`,
  ended: 'Bağlı değil',
  failed: (provider) => `${provider} hesabı bağlanamadı.`,
  invalid: (provider) => `${provider} hesabı bu sayfada henüz bağlanamıyor.`,
  invalidHint: 'Sorun sizde değil: Bu sitenin kurulumu henüz tamamlanmadı.',
  blocked: 'Tarayıcınız oturum açma penceresini engelledi.',
  expired: 'Bağlı kalması için yeniden oturum açın',
  reconnect: 'Yeniden bağla',
  reconnectName: (name) => `Yeniden bağla: ${name}`,
  continueHere: 'Bu sekmede devam et',
  blockedHint:
    'Yine de açıldıysa oturumu orada açın. Açılmadıysa adres çubuğundan bu sitenin açılır pencerelerine izin verin, sonra tekrar deneyin.',
  unreachable: (provider) => `${provider} yanıt vermedi.`,
  unreachableHint: 'İnternet bağlantınızı kontrol edin, sonra tekrar deneyin.',
  refused: (provider) => `${provider} oturum açma işlemini tamamlamadı.`,
  unreadable: (provider) => `${provider} bunun hangi hesap olduğunu bildirmedi.`,
  wrongAccount: 'Başka bir hesapla oturum açtınız.',
  wrongAccountHint: (name) => `Tekrar deneyin ve şu hesabı seçin: ${name}.`,
  untrusted: 'Bu oturum açma işlemi güvenliğiniz için durduruldu.',
  untrustedHint: 'Diğer oturum açma pencerelerini kapatın, sonra tekrar deneyin.',
  failedHint: 'Tekrar deneyin. Sorun sürerse aşağıdaki kodu sitenin sahibine iletin.',
  space: ' ',
  requiredNote: '* Zorunlu',
  webAddress: 'Bir web adresi girin, örneğin https://example.com',
  oneName: 'Harf, rakam ve kısa çizgiden oluşan tek bir ad girin; nokta ve boşluk kullanmayın',
  otherHost: (hosts) => `Şu alan adlarından birinde bir adres girin: ${hosts}`,
};
