import { hmacSha256, utf8 } from './sha256';

/** Numbers that follow from a key alone. */
export interface NumberStream {
  /** A whole number from 0 to below `bound` (at most 2^32), every one as likely as the others. */
  below(bound: number): number;
}

/**
 * Numbers of HMAC-SHA-256(key, label ⏎ counter), counter 0, 1, 2 …, eight numbers of 32 bits (most significant byte first)
 * from each. A number in the incomplete last stretch of `bound` is thrown away and the next taken (rejection
 * sampling), since a plain remainder would favour small numbers.
 */
export function numberStream(key: Uint8Array, label: string): NumberStream {
  let block = new DataView(new ArrayBuffer(0));
  let counter = 0;
  let at = 0;
  const next = (): number => {
    if (at >= block.byteLength) {
      block = new DataView(hmacSha256(key, utf8(`${label}\n${counter}`)).buffer as ArrayBuffer);
      counter += 1;
      at = 0;
    }
    at += 4;
    return block.getUint32(at - 4);
  };
  return {
    below(bound) {
      const limit = 2 ** 32 - (2 ** 32 % bound);
      let number = next();
      while (number >= limit) number = next();
      return number % bound;
    },
  };
}

/**
 * The first items of an order that follows from the stream (Fisher–Yates from the front; what comes behind `howMany` is
 * not worked out); the given list stays as it is.
 */
export function shuffled<T>(items: readonly T[], stream: NumberStream, howMany = items.length): T[] {
  const order = items.slice();
  for (let at = 0; at < Math.min(howMany, order.length - 1); at++) {
    const from = at + stream.below(order.length - at);
    const chosen = order[from] as T;
    order[from] = order[at] as T;
    order[at] = chosen;
  }
  return order.slice(0, howMany);
}
