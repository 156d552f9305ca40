/** Calls the runner's side: see windows/plugin.js. Not for tests. */
const socketModule = '/__web-dev-server__web-socket.js';
const session = new URL(location.href).searchParams.get('wtr-session-id');

/** Throws what went wrong over there. */
export async function command<T = void>(name: string, payload: object = {}): Promise<T> {
  const { sendMessageWaitForResponse } = await import(socketModule);
  const message = { type: 'wtr-command', sessionId: session, command: `windows:${name}`, payload };
  const { result } = await sendMessageWaitForResponse(message);
  if (result.error) throw new Error(result.error);
  return result.value as T;
}
