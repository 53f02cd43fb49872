const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Completes 17 given characters (the ninth of the organisation code is recomputed) to a code whose both checks hold. */
export function completeUscc(head: string): string {
  const body = head.slice(0, 16);
  const organisation = body.slice(8, 16);
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, i) => {
    const sign = organisation[i] ?? '0';
    return sum + weight * (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55);
  }, 0);
  const ninth = '0123456789X0'[11 - (inner % 11)] ?? '0';
  const seventeen = body + ninth;
  let sum = 0;
  let weight = 1;
  for (const sign of seventeen) {
    sum += ALPHABET.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return seventeen + (ALPHABET[(31 - (sum % 31)) % 31] ?? '0');
}
