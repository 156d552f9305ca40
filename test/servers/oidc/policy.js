// @ts-check
import { findAccount } from './accounts.js';

/**
 * When a visitor has to log in, and when to agree.
 *
 * @param {any} interactionPolicy of oidc-provider
 */
export function createPolicy({ base, Check, Prompt }) {
  const policy = base();
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);

  // Whoever is wanted by name has to be the one who is logged in.
  const otherAccount = (/** @type {any} */ { oidc }) => {
    const wanted = findAccount(oidc.params.login_hint);
    return Boolean(wanted && wanted.id !== oidc.session.accountId && !oidc.result?.login);
  };
  policy.get('login').checks.add(new Check('login_hint', 'Somebody else is logged in', 'login_required', otherAccount));

  // Stock, a native app is asked each time, even with `prompt=none`, which then never works. Here a visitor is asked each
  // time there is one to ask.
  const { checks } = policy.get('consent');
  checks.remove('native_client_prompt');
  const nobodyAsked = (/** @type {any} */ { oidc }) => !oidc.prompts.has('none') && !oidc.result?.consent;
  checks.add(new Check('ask_each_time', 'The visitor has to agree', 'consent_required', nobodyAsked));
  return policy;
}
