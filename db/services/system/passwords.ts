import { randomBytes } from 'node:crypto';

/** OWASP's smallest argon2id setting: 19 MiB, two passes, one lane; about 60 ms on an office PC. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;

/** Hash of a password in PHC form, salt included. */
export async function hashPassword(password: string): Promise<string> {
  const { argon2id } = await import('hash-wasm');
  return argon2id({
    password: password.normalize('NFKC'),
    salt: randomBytes(16),
    outputType: 'encoded',
    ...COST,
  });
}

/** Whether the password is the one behind the hash; an empty one never is. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  if (password === '') return false;
  const { argon2Verify } = await import('hash-wasm');
  return argon2Verify({ password: password.normalize('NFKC'), hash });
}

/** A key of 32 bytes made of a password, at the cost of a password check. */
export async function deriveKey(password: string, salt: Uint8Array): Promise<Buffer> {
  const { argon2id } = await import('hash-wasm');
  const key = await argon2id({ password: password.normalize('NFKC'), salt, outputType: 'binary', ...COST });
  return Buffer.from(key);
}
