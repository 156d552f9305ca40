// @ts-check

/** What a server of this kind keeps, in memory: one account, whoever signs in by its name and password. */

/** @typedef {import('@atproto/oauth-provider').OAuthProviderOptions} Options */

const account = {
  did: 'did:web:ada.example',
  pds: 'did:web:pds.example',
  deactivated: false,
  name: 'Ada',
  handle: 'ada.example',
  email: 'ada@example.com',
  emailVerified: true,
};

/** @param {Map<string, any>} map @param {string} id @param {object} changes */
const change = (map, id, changes) => map.set(id, { ...map.get(id), ...changes });

export function createStore() {
  /** @type {Map<string, any>} */
  const devices = new Map();
  /** @type {Map<string, any>} */
  const requests = new Map();
  const lexicons = { findLexicon: () => null, storeLexicon: notHere, deleteLexicon: notHere };
  return { ...accountStore(devices), ...tokenStore(), ...deviceStore(devices), ...requestStore(requests), ...lexicons };
}

/** @param {Map<string, any>} devices */
function accountStore(devices) {
  const authorizedClients = new Map();
  /** @type {Map<string, { createdAt: Date, updatedAt: Date }>} */
  const signedIn = new Map();
  const deviceAccount = (/** @type {string} */ deviceId) => {
    const since = signedIn.get(deviceId);
    return since ? { deviceId, deviceData: devices.get(deviceId), account, authorizedClients, ...since } : null;
  };
  return {
    authenticateAccount: () => account,
    getAccount: () => ({ account, authorizedClients }),
    setAuthorizedClient: (/** @type {string} */ _did, /** @type {string} */ client, /** @type {object} */ data) =>
      void authorizedClients.set(client, data),
    upsertDeviceAccount: (/** @type {string} */ deviceId) => {
      const now = new Date();
      signedIn.set(deviceId, { createdAt: signedIn.get(deviceId)?.createdAt ?? now, updatedAt: now });
    },
    getDeviceAccount: deviceAccount,
    removeDeviceAccount: (/** @type {string} */ deviceId) => void signedIn.delete(deviceId),
    listDeviceAccounts: (/** @type {{ deviceId?: string }} */ { deviceId }) =>
      (deviceId ? [deviceId] : [...signedIn.keys()]).map(deviceAccount).filter((one) => one !== null),
    createAccount: notHere,
    resetPasswordRequest: notHere,
    resetPasswordConfirm: notHere,
    updateEmailRequest: notHere,
    updateEmailConfirm: notHere,
    verifyEmailRequest: notHere,
    verifyEmailConfirm: notHere,
    verifyHandleAvailability: notHere,
    updateHandle: notHere,
    deactivateAccount: notHere,
    reactivateAccount: notHere,
    deleteAccountRequest: notHere,
    deleteAccountConfirm: notHere,
  };
}

/** @returns {never} */
function notHere() {
  throw new Error('That is done elsewhere');
}

/** @param {Map<string, any>} devices */
const deviceStore = (devices) => ({
  createDevice: (/** @type {string} */ id, /** @type {object} */ data) => void devices.set(id, data),
  readDevice: (/** @type {string} */ id) => devices.get(id) ?? null,
  updateDevice: (/** @type {string} */ id, /** @type {object} */ data) => void change(devices, id, data),
  deleteDevice: (/** @type {string} */ id) => void devices.delete(id),
});

/** @param {Map<string, any>} requests */
const requestStore = (requests) => ({
  createRequest: (/** @type {string} */ id, /** @type {object} */ data) => void requests.set(id, data),
  readRequest: (/** @type {string} */ id) => requests.get(id) ?? null,
  updateRequest: (/** @type {string} */ id, /** @type {object} */ data) => void change(requests, id, data),
  deleteRequest: (/** @type {string} */ id) => void requests.delete(id),
  consumeRequestCode: (/** @type {string} */ code) => {
    const [requestId, data] = [...requests].find(([, one]) => one.code === code) ?? [];
    if (!requestId) return null;
    requests.delete(requestId);
    return { requestId, data };
  },
});

/** With the refresh tokens of before, by which a second use is known. */
function tokenStore() {
  /** @type {{ id: string, data: any, refreshToken: string | null, used: string[] }[]} */
  const tokens = [];
  const info = (/** @type {typeof tokens[number] | undefined} */ one) =>
    one ? { id: one.id, data: one.data, account, currentRefreshToken: one.refreshToken } : null;
  return {
    createToken: (
      /** @type {string} */ id,
      /** @type {object} */ data,
      /** @type {string | null} */ refreshToken = null,
    ) => void tokens.push({ id, data, refreshToken, used: [] }),
    readToken: (/** @type {string} */ id) => info(tokens.find((one) => one.id === id)),
    deleteToken: (/** @type {string} */ id) => void tokens.splice(tokens.findIndex((one) => one.id === id) >>> 0, 1),
    rotateToken: (
      /** @type {string} */ id,
      /** @type {string} */ newId,
      /** @type {string} */ refreshToken,
      /** @type {object} */ data,
    ) => {
      const one = tokens.find((token) => token.id === id);
      if (!one) throw new Error('No such token');
      const used = one.refreshToken ? [...one.used, one.refreshToken] : one.used;
      Object.assign(one, { id: newId, refreshToken, used, data: { ...one.data, ...data } });
    },
    findTokenByRefreshToken: (/** @type {string} */ token) =>
      info(tokens.find(({ refreshToken, used }) => refreshToken === token || used.includes(token))),
    findTokenByCode: (/** @type {string} */ code) => info(tokens.find(({ data }) => data.code === code)),
    listAccountTokens: () => tokens.map(info),
    countTokens: () => tokens.length,
  };
}
