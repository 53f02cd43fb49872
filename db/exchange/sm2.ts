// SM2 with SM3 (GB/T 32918, GB/T 32905) by a library that no authority has certified. It stands beside the Ed25519
// signature, never in its place, and every screen that shows it says so. Loaded only where such a signature is met or made.

/** A key pair for SM2, hexadecimal; the public half is an uncompressed point. */
export interface Sm2Pair {
  publicKey: string;
  privateKey: string;
}

/** An SM2 signature as signature.json bears it. */
export interface Sm2Signature {
  publicKey: string;
  /** r and s, 64 hexadecimal digits each. */
  signature: string;
}

/** Makes a new pair. */
export async function makeSm2Pair(): Promise<Sm2Pair> {
  const { sm2 } = await import('sm-crypto-v2');
  const { publicKey, privateKey } = sm2.generateKeyPairHex();
  return { publicKey, privateKey };
}

/** Signs bytes: SM3 over the usual Z of the key (identity 1234567812345678) and the bytes. */
export async function signSm2(bytes: Uint8Array, pair: Sm2Pair): Promise<Sm2Signature> {
  const { sm2 } = await import('sm-crypto-v2');
  const { publicKey, privateKey } = pair;
  return { publicKey, signature: sm2.doSignature(bytes, privateKey, { hash: true, publicKey }) };
}

/** Whether an SM2 signature holds for these bytes. */
export async function sm2Holds(bytes: Uint8Array, { publicKey, signature }: Sm2Signature): Promise<boolean> {
  const { sm2 } = await import('sm-crypto-v2');
  try {
    return sm2.doVerifySignature(bytes, signature, publicKey, { hash: true });
  } catch {
    // A point that is not on the curve: the same finding as a wrong signature.
    return false;
  }
}
