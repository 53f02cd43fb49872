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

export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const { argon2Verify } = await import('hash-wasm');
  return argon2Verify({ password: password.normalize('NFKC'), hash });
}
