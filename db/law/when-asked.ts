/** What is made with the first question for it and kept from then on, each under its name. */
export function whenAsked<T extends object>(makers: { readonly [K in keyof T]: () => T[K] }): T {
  const parts = {};
  for (const [name, make] of Object.entries<() => unknown>(makers))
    Object.defineProperty(parts, name, { configurable: true, enumerable: true, get: once(make) });
  return parts as T;
}

/** Objects that take the part over take this function over: whoever asks first, it is made once. */
function once(make: () => unknown): () => unknown {
  let made: { readonly value: unknown } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** `base` with other parts beside or in place of its own; what nobody has asked for stays unmade. */
export function withParts<T extends object, U extends object>(base: T, parts: U): T & U {
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(base), ...Object.getOwnPropertyDescriptors(parts) },
  ) as T & U;
}
