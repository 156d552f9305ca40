/** A request that can be changed before it leaves. */
export interface Outgoing {
  readonly url: URL;
  readonly headers: Headers;
  readonly method: string;
  body: BodyInit | null | undefined;
  /** The call's abort signal and whatever else its caller asked for. */
  readonly init: RequestInit;
}
