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
    'Si une fenêtre s’est tout de même ouverte, continuez-y. Sinon, autorisez ce site à ouvrir des fenêtres, puis réessayez.',
  unreachable: (provider) => `${provider} n’a pas répondu.`,
  refused: (provider) => `${provider} nous a refusé l’accès.`,
  wrongAccount: 'C’était un autre compte.',
  untrusted: 'Cette connexion n’a pas commencé ici.',
  failedHint:
    'Rien n’a été modifié. Vous pouvez réessayer maintenant\u202f; si le problème persiste, communiquez ce code au propriétaire du site\u00a0:',
  space: ' ',
  webAddress: 'Saisissez une adresse web, par exemple https://example.com',
  oneName: 'Saisissez un seul nom (lettres, chiffres et traits d’union), sans points ni espaces',
  otherHost: (hosts) => `Saisissez une adresse de l’un de ces domaines\u00a0: ${hosts}`,
};
