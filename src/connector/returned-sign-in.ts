import type { Settings } from '../settings/settings.js';
import { redirectKey } from '../transport/relay-messages.js';
import { features } from './features.js';
import { grantFor } from './grants.js';
import type { SignIns } from './sign-ins.js';
import { whenParsed } from './when-parsed.js';

/** Whether an attempt that left in this tab may be back. */
function mayBeBack(): boolean {
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith(redirectKey('')));
  } catch {
    return false;
  }
}

/** An answer of ours came to this page, in place of the callback page: nobody gets it, and that is told. */
async function refuseMisplacedAnswer(settings: Settings, signIns: SignIns): Promise<void> {
  if (!/[?#&]state=oauth-connect\./.test(location.href)) return;
  const part = await features.missingCallback().catch(() => undefined);
  const error = part?.misplacedAnswer(settings);
  await whenParsed();
  if (error) await signIns.refuse(error);
}

/**
 * Goes on with what an attempt of these settings came back with, if one did (`login-mode="redirect"`).
 *
 * @param isActive - whether whoever asked has not been closed; what came back is then left to another one
 */
export async function resumeReturnedSignIn(
  settings: Settings,
  signIns: SignIns,
  isActive: () => boolean,
): Promise<void> {
  void refuseMisplacedAnswer(settings, signIns);
  if (!mayBeBack()) return;
  try {
    const { restorePlace, takeReturnedSignIn } = await features.redirectSignIn();
    restorePlace(settings);
    // Whoever wants to know of it has to have had a turn to listen.
    await whenParsed();
    if (!isActive()) return;
    const returned = takeReturnedSignIn(settings, grantFor(settings));
    if (returned) signIns.resume(returned.attempt, returned.answer);
  } catch (error) {
    await whenParsed();
    if (isActive()) await signIns.refuse(error);
  }
}
