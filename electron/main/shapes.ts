/**
 * Checks of what comes from outside into the main process: each gives back a value of its type, made of checked parts
 * alone, or throws. Not zod: it would be four megabytes for a dozen small shapes, and loaded before the window.
 */
export type Shape<T> = (raw: unknown) => T;

export type TypeOf<S> = S extends Shape<infer T> ? T : never;

function refuse(expected: string): never {
  throw new TypeError(`expected ${expected}`);
}

/** A text of at least `min` and at most `max` UTF-16 units that fits the pattern. */
export function text(
  max: number,
  { min = 0, pattern }: { min?: number; pattern?: RegExp } = {},
): Shape<string> {
  return (raw) =>
    typeof raw === 'string' && raw.length >= min && raw.length <= max && (pattern?.test(raw) ?? true)
      ? raw
      : refuse(`a text of ${min} to ${max} characters`);
}

/** A finite number between two others, both included. */
export function number(min: number, max: number): Shape<number> {
  return (raw) =>
    typeof raw === 'number' && raw >= min && raw <= max ? raw : refuse(`a number from ${min} to ${max}`);
}

export const boolean: Shape<boolean> = (raw) => (typeof raw === 'boolean' ? raw : refuse('true or false'));
export const nothing: Shape<undefined> = (raw) => (raw === undefined ? raw : refuse('nothing'));

export function oneOf<const T extends readonly string[]>(...words: T): Shape<T[number]> {
  return (raw) => words.find((word) => word === raw) ?? refuse(words.join(' or '));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (raw) => (raw === null ? null : shape(raw));
}

export function orAbsent<T>(shape: Shape<T>): Shape<T | undefined> {
  return (raw) => (raw === undefined ? undefined : shape(raw));
}

export function listOf<T>(shape: Shape<T>, max: number): Shape<T[]> {
  return (raw) =>
    Array.isArray(raw) && raw.length <= max ? raw.map(shape) : refuse(`a list of up to ${max}`);
}

/** An object with these fields; further ones are left out. */
export function record<S extends Record<string, Shape<unknown>>>(
  fields: S,
): Shape<{ [K in keyof S]: TypeOf<S[K]> }> {
  return (raw) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('an object');
    const given = raw as Record<string, unknown>;
    const checked = Object.entries(fields).map(([name, shape]) => [
      name,
      shape(Object.hasOwn(given, name) ? given[name] : undefined),
    ]);
    return Object.fromEntries(checked) as { [K in keyof S]: TypeOf<S[K]> };
  };
}

/** The value, or what stands in for one that does not fit. */
export function fallingBack<T>(shape: Shape<T>, otherwise: T): Shape<T> {
  return (raw) => {
    try {
      return shape(raw);
    } catch {
      return otherwise;
    }
  };
}
