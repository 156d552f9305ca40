/** A request that is answered with an error, in the words of RFC 6749 §5.2. */
export class Refusal extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** The `error`. */
  readonly error: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the proxy's owner should look at; nobody else sees it. */
  readonly problem: string | undefined;

  /**
   * @param description - the `error_description`: what is wrong, and what to do
   * @param more - headers of the answer, and a problem to log
   */
  constructor(
    status: number,
    error: string,
    description: string,
    { headers = {}, problem }: { headers?: Record<string, string>; problem?: string } = {},
  ) {
    super(description);
    this.status = status;
    this.error = error;
    this.headers = headers;
    this.problem = problem;
  }
}

/** A request that breaks a rule. */
export const invalid = (description: string): Refusal => new Refusal(400, 'invalid_request', description);

/** A provider that did not do its part. The status says that another try may do: no connection ends by it. */
export const badGateway = (description: string): Refusal =>
  new Refusal(502, 'server_error', description, { problem: description });
