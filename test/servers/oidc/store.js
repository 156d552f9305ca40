// @ts-check

/** @typedef {Record<string, any>} Payload */

/** What belongs to a grant, and goes with it. */
const OF_A_GRANT = ['AccessToken', 'AuthorizationCode', 'RefreshToken'];

/**
 * Where oidc-provider keeps everything: in memory, one map for each of its models, so that tests can make tokens run out
 * and sessions end. It outlives the provider itself, which is made anew when keys are rotated.
 */
export function createStore() {
  /** @type {Map<string, Map<string, { payload: Payload, expiresAt: number }>>} */
  const models = new Map();

  /** @param {string} name */
  const entriesOf = (name) => {
    const entries = models.get(name) ?? new Map();
    models.set(name, entries);
    return entries;
  };

  /** @param {string} name of a model */
  const adapter = (name) => {
    const entries = entriesOf(name);
    /** @param {string} id */
    const find = async (id) => {
      const entry = entries.get(id);
      return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
    };
    return {
      find,
      /** @param {string} uid */
      findByUid: async (uid) => [...entries.values()].find(({ payload }) => payload.uid === uid)?.payload,
      findByUserCode: async () => undefined,
      /** @type {(id: string, payload: Payload, seconds?: number) => Promise<void>} */
      upsert: async (id, payload, seconds = Infinity) =>
        void entries.set(id, { payload, expiresAt: Date.now() + seconds * 1000 }),
      /** @param {string} id */
      consume: async (id) => {
        const payload = await find(id);
        if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
      },
      /** @param {string} id */
      destroy: async (id) => void entries.delete(id),
      /** @param {string} grantId */
      revokeByGrantId: async (grantId) => {
        for (const owned of OF_A_GRANT.map(entriesOf)) {
          for (const [id, { payload }] of owned) if (payload['grantId'] === grantId) owned.delete(id);
        }
      },
    };
  };

  return {
    adapter,
    /** Makes all access tokens worthless now. */
    expireAccessTokens: () => entriesOf('AccessToken').clear(),
    /** Makes all refresh tokens worthless now. */
    expireRefreshTokens: () => entriesOf('RefreshToken').clear(),
    /** Ends all login sessions: `prompt=none` answers `login_required` from now on. */
    logOut: () => entriesOf('Session').clear(),
    /**
     * Lets sessions belong to somebody else from now on.
     *
     * @param {string} accountId
     * @param {string} [uid] of one session; all of them without it
     */
    switchAccount: (accountId, uid) => {
      for (const { payload } of entriesOf('Session').values()) {
        if (uid !== undefined && payload['uid'] !== uid) continue;
        Object.assign(payload, { accountId, loginTs: Math.floor(Date.now() / 1000) });
        // What the other one has allowed is not this one's.
        delete payload['authorizations'];
      }
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
