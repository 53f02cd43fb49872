import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes ids of 26 characters: 48 bits of time, 80 random bits, Crockford base 32. Time order keeps new rows at the
 * end of their index; 80 bits keep ids of offices that never meet apart.
 */
export function createIdSource(
  now: () => number,
  random: (size: number) => Uint8Array = randomBytes,
): () => string {
  return () => {
    let time = now();
    let head = '';
    for (let i = 0; i < 10; i++) {
      head = ALPHABET[time % 32] + head;
      time = Math.floor(time / 32);
    }
    const bytes = random(16);
    let tail = '';
    for (let i = 0; i < 16; i++) tail += ALPHABET[(bytes[i] ?? 0) % 32];
    return head + tail;
  };
}
