import type { PackageSignature } from '../../db/exchange/format/index';
import { type SigningKey, signManifest } from '../../db/exchange/keys';
import { exchange } from '../../electron/contract/exchange';
import { keys } from '../../electron/contract/keys';
import { system } from '../../electron/contract/system';
import { exchange as exchangeHandlers } from '../../electron/core-host/handlers/exchange';
import { keys as keyHandlers } from '../../electron/core-host/handlers/keys';
import { system as systemHandlers } from '../../electron/core-host/handlers/system';
import { type Forgery, forge } from './forged-packages';
import { closedTogether, makePackageDesk, type PackageDesk } from './package-desk';

const contract = { exchange, keys, system };

/** An office's desk with the doors of exchange, keys and accounts. */
export type KeyDesk = PackageDesk<typeof contract>;

export function makeKeyDesk(name = '舒兰市应急管理局'): KeyDesk {
  return makePackageDesk(
    contract,
    { exchange: exchangeHandlers, keys: keyHandlers, system: systemHandlers },
    { desk: 'office', name },
  );
}

/** Desks of one test file, all closed at once after each test. */
export const keyDesks = () => closedTogether(makeKeyDesk);

/** Writes a full upload for the office above; returns its path. */
export async function report(desk: KeyDesk, name: string): Promise<string> {
  await desk.call('exchange', 'write', {
    kind: 'upload',
    period: '2026H2',
    recipientName: '吉林市应急管理局',
    withFiles: true,
    file: desk.host.grants.grant(desk.path(name)),
  });
  return desk.path(name);
}

/** What a package says of itself, its data unread unless `full`. */
export const inspect = (desk: KeyDesk, file: string, full = false) =>
  desk.call('exchange', 'inspect', { file: desk.host.grants.grant(file), full });

export const rehearse = (desk: KeyDesk, file: string) =>
  desk.call('exchange', 'rehearse', { file: desk.host.grants.grant(file) });

export async function merge(desk: KeyDesk, file: string, acceptKey = false) {
  const { rehearsalId } = await rehearse(desk, file);
  return desk.call('exchange', 'merge', { rehearsalId, acceptKey });
}

/** The package signed anew, with a signature file that was tampered with. */
export function resign(
  source: string,
  target: string,
  key: SigningKey,
  tamper: (signature: PackageSignature, manifest: Buffer) => PackageSignature,
  forgery: Forgery = {},
): string {
  return forge(source, target, key, {
    ...forgery,
    parts: (parts) =>
      parts.map((part) => {
        if (part.name !== 'signature.json') return part;
        const manifest = parts.find(({ name }) => name === 'manifest.json')?.bytes ?? Buffer.alloc(0);
        const told = tamper(signManifest(manifest, key), manifest);
        return { ...part, bytes: Buffer.from(JSON.stringify(told)) };
      }),
  });
}
