/**
 * Records the requests of all windows of a browser, from the very first of each. Puppeteer itself listens only
 * once a window is under way, and misses the request that a pop-up starts with.
 *
 * @typedef {{ url: string, method: string, referrer: string }} RecordedRequest
 */

/**
 * @param {import('puppeteer-core').CDPSession} cdp of one window
 * @param {RecordedRequest[]} requests where to put them
 */
function record(cdp, requests) {
  /** @type {Map<string, RecordedRequest[]>} a redirected request keeps its id */
  const byId = new Map();
  /** @type {Map<string, string[]>} */
  const sent = new Map();
  /**
   * Two events tell of one request, in either order: what the page asked for, and the headers really sent.
   *
   * @param {string} id
   */
  const match = (id) => {
    byId.get(id)?.forEach((request, index) => (request.referrer = sent.get(id)?.[index] ?? request.referrer));
  };
  cdp.on('Network.requestWillBeSent', ({ requestId, request: { url, method, headers } }) => {
    const entry = { url, method, referrer: headers['Referer'] ?? '' };
    requests.push(entry);
    byId.set(requestId, [...(byId.get(requestId) ?? []), entry]);
    match(requestId);
  });
  cdp.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    sent.set(requestId, [...(sent.get(requestId) ?? []), headers['Referer'] ?? headers['referer'] ?? '']);
    match(requestId);
  });
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @returns {Promise<Map<string, RecordedRequest[]>>} by target id; filled as requests are made
 */
async function recordAll(browser) {
  /** @type {Map<string, RecordedRequest[]>} */
  const byTarget = new Map();
  const session = await browser.target().createCDPSession();
  session.on('Target.attachedToTarget', async ({ sessionId, targetInfo: { targetId }, waitingForDebugger }) => {
    const cdp = session.connection()?.session(sessionId);
    if (!cdp) return;
    const requests = byTarget.get(targetId) ?? [];
    byTarget.set(targetId, requests);
    record(cdp, requests);
    // Not one after the other: a window that waits may not answer the first before the second.
    const started = [cdp.send('Network.enable')];
    if (waitingForDebugger) started.push(cdp.send('Runtime.runIfWaitingForDebugger'));
    await Promise.all(started).catch(() => {}); // closed again already
  });
  const filter = [{ type: 'page' }, { exclude: true }];
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter });
  return byTarget;
}

/** @type {WeakMap<import('puppeteer-core').Browser, ReturnType<typeof recordAll>>} */
const recorders = new WeakMap();

/**
 * One recorder for each browser, as long as it runs: puppeteer loses track of targets when such a session is detached.
 *
 * @param {import('puppeteer-core').Browser} browser
 */
export function recordRequests(browser) {
  const recorder = recorders.get(browser) ?? recordAll(browser);
  recorders.set(browser, recorder);
  return recorder;
}
