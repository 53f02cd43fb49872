/** An expected outcome as a value: success with `value`, or failure with a typed `error`. Bugs are exceptions. */
export type Result<T, E> = Ok<T> | Err<E>;

/** The success half of `Result`. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** The failure half of `Result`. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** Wraps a value as a success. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps a reason as a failure. */
export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}
