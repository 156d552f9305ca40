import type { AllMessages } from './all-messages.js';

/**
 * What visitors read, in French. “Vous”, as Google and Apple do; nothing agrees with a name, whose gender nobody
 * knows, and none follows “de”, which would have to be elided.
 */
export const messages: AllMessages = {
  someServer: 'votre serveur',
  connect: (provider) => `Connecter ${provider}`,
  waiting: (provider) => `Finalisez la connexion à ${provider}`,
  windowOpened: 'Une fenêtre s’est ouverte. Vous ne la voyez pas\u202f?',
  showWindow: 'Afficher la fenêtre',
  checking: 'Vérification du compte…',
  cancel: 'Annuler',
  tryAgain: 'Réessayer',
  connected: (provider) => `${provider} · compte connecté`,
  another: 'Connecter un autre compte',
  disconnect: 'Déconnecter',
  disconnectName: (name) => `Déconnecter ${name}`,
  disconnectQuestion: 'Déconnecter ce compte\u202f?',
  keepConnected: 'Garder connecté',
  nowConnected: (name) => `Compte connecté\u00a0: ${name}`,
  ended: 'Aucun compte connecté',
  failed: (provider) => `Impossible de connecter ${provider}.`,
  invalid: (provider) => `Impossible de connecter ${provider} sur cette page pour l’instant.`,
  invalidHint: 'Vous n’y êtes pour rien\u00a0: la configuration de ce site n’est pas encore terminée.',
  blocked: 'Votre navigateur a bloqué la fenêtre de connexion.',
  expired: 'Identifiez-vous à nouveau pour garder le compte connecté',
  reconnect: 'Reconnecter',
  reconnectName: (name) => `Reconnecter ${name}`,
  continueHere: 'Continuer dans cet onglet',
  blockedHint:
    'Si elle s’est tout de même ouverte, identifiez-vous dans cette fenêtre. Sinon, autorisez les pop-ups de ce site dans la barre d’adresse, puis réessayez.',
  unreachable: (provider) => `${provider} n’a pas répondu.`,
  unreachableHint: 'Vérifiez votre connexion à Internet, puis réessayez.',
  refused: (provider) => `${provider} n’a pas mené la connexion à son terme.`,
  unreadable: (provider) => `${provider} n’a pas indiqué de quel compte il s’agit.`,
  wrongAccount: 'La connexion a été faite avec un autre compte.',
  wrongAccountHint: (name) => `Réessayez et choisissez ${name}.`,
  untrusted: 'Cette connexion a été interrompue pour votre sécurité.',
  untrustedHint: 'Fermez les autres fenêtres de connexion, puis réessayez.',
  failedHint: 'Réessayez. Si le problème persiste, communiquez le code ci-dessous au propriétaire du site.',
  space: ' ',
  requiredNote: '* Obligatoire',
  webAddress: 'Saisissez une adresse web, par exemple https://example.com',
  oneName: 'Saisissez un seul nom (lettres, chiffres et traits d’union), sans points ni espaces',
  otherHost: (hosts) => `Saisissez une adresse de l’un de ces domaines\u00a0: ${hosts}`,
};
