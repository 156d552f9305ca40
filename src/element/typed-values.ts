import type { Field } from '../settings/login-fields.js';

/** What the visitor typed into the fields, for as long as the page may need it. */
export class TypedValues {
  // Without a prototype: a field may be named "constructor".
  #values = Object.create(null) as Record<string, string>;

  /** What was typed into these fields, and not into some that are gone. */
  of(fields: readonly Field[]): Record<string, string> {
    const typed = Object.create(null) as Record<string, string>;
    for (const { name } of fields) {
      const value = this.#values[name];
      if (value !== undefined) typed[name] = value;
    }
    return typed;
  }

  set(name: string, value: string): void {
    this.#values[name] = value;
  }

  clear(): void {
    this.#values = Object.create(null) as Record<string, string>;
  }

  /** Keeps what may stay on the screen of a computer that others use too: nothing of passwords, nor of fields that are gone. */
  forgetPasswords(fields: readonly Field[]): void {
    this.#values = this.of(fields.filter(({ type }) => type !== 'password'));
  }
}
