import type { TokenContext } from '../requests/connection-record.js';
import { sendBearer, type SendWithToken } from '../requests/send.js';
import { features } from './features.js';

/** How requests with these tokens leave: by themselves, or with a proof of the key that they are bound to. */
export const senderFor = async ({ tokens }: TokenContext): Promise<SendWithToken> =>
  tokens.jkt === undefined ? sendBearer : (await features.dpop()).sendDpop;
