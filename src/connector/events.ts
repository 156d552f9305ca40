import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { FieldValues } from '../settings/login-fields.js';
import type { Connection } from '../connections/connection.js';

/** What a connector or an element is doing. */
export type Status = 'invalid' | 'connecting' | 'failed' | 'connected' | 'expired' | 'idle';

/** Why an attempt ended without a connection and without an error. */
export type CancelReason = 'closed' | 'denied' | 'aborted' | 'timeout';

/** Which account an event is about. */
export interface AccountDetail {
  /** What the connection is called. */
  readonly name: string;
  /** What tells its account from others. */
  readonly identifier: string;
}

/** An event about a connection that is there. */
export interface ConnectionDetail extends AccountDetail {
  readonly connection: Connection;
}

/** All events bubble and are composed; none holds a token. */
abstract class OAuthConnectEvent<T> extends Event {
  /** What happened. */
  readonly detail: T;

  constructor(type: string, detail: T, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = detail;
  }
}

/** An attempt is about to open its window; `preventDefault()` keeps it from doing so. */
export class ConnectingEvent extends OAuthConnectEvent<{
  /** What was typed, except passwords. */
  readonly fieldValues: FieldValues;
}> {
  constructor(detail: ConnectingEvent['detail']) {
    super('connecting', detail, true);
  }
}

/** The test API has answered: an account is connected. */
export class ConnectedEvent extends OAuthConnectEvent<
  ConnectionDetail & {
    /** The account was there already and has been replaced. */
    readonly reconnected: boolean;
    /** The answer came after `cancelled` with `closed`. */
    readonly late: boolean;
  }
> {
  constructor(detail: ConnectedEvent['detail']) {
    super('connected', detail);
  }
}

/** A connection was read from storage; fired after `DOMContentLoaded`. */
export class RestoredEvent extends OAuthConnectEvent<ConnectionDetail> {
  constructor(detail: ConnectionDetail) {
    super('restored', detail);
  }
}

/**
 * The visitor asks to disconnect an account, by the element's button or by `--disconnect`. Nothing has been done by then, nor
 * is it after `preventDefault()`: the page may ask whatever it likes, and call `revoke()`.
 */
export class DisconnectingEvent extends OAuthConnectEvent<ConnectionDetail> {
  constructor(detail: ConnectionDetail) {
    super('disconnecting', detail, true);
  }
}

/** A connection has new tokens. */
export class RefreshedEvent extends OAuthConnectEvent<ConnectionDetail> {
  constructor(detail: ConnectionDetail) {
    super('refreshed', detail);
  }
}

/** A token ran out and could not be renewed. */
export class ExpiredEvent extends OAuthConnectEvent<ConnectionDetail> {
  constructor(detail: ConnectionDetail) {
    super('expired', detail);
  }
}

/** A connection was ended. */
export class RevokedEvent extends OAuthConnectEvent<
  AccountDetail & {
    /** Whether the provider confirmed it (RFC 7009 §2.2). */
    readonly remote: boolean;
    /** Why it did not. */
    readonly error?: OAuthConnectError;
  }
> {
  constructor(detail: RevokedEvent['detail']) {
    super('revoked', detail);
  }
}

/** An attempt ended without a connection and without an error. */
export class CancelledEvent extends OAuthConnectEvent<{ readonly reason: CancelReason }> {
  constructor(reason: CancelReason) {
    super('cancelled', { reason });
  }
}

/** Something went wrong. `preventDefault()` keeps it out of the console, and its message out of the card. */
export class FailedEvent extends OAuthConnectEvent<{ readonly error: OAuthConnectError }> {
  constructor(error: OAuthConnectError) {
    super('failed', { error }, true);
  }
}

/** `status`, `connection` or `connections` changed. */
export class StatusChangeEvent extends OAuthConnectEvent<{ readonly status: Status; readonly previous: Status }> {
  constructor(status: Status, previous: Status) {
    super('statuschange', { status, previous });
  }
}

/** The events of a connector and of the element, by type. */
export interface OAuthConnectEventMap {
  connecting: ConnectingEvent;
  connected: ConnectedEvent;
  restored: RestoredEvent;
  disconnecting: DisconnectingEvent;
  refreshed: RefreshedEvent;
  expired: ExpiredEvent;
  revoked: RevokedEvent;
  cancelled: CancelledEvent;
  failed: FailedEvent;
  statuschange: StatusChangeEvent;
}

/** `addEventListener()` of whatever fires these events. */
export interface AddListener<Target> {
  <K extends keyof OAuthConnectEventMap>(
    type: K,
    listener: (this: Target, event: OAuthConnectEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  (
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
