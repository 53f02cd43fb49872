import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScratch, type WriteDb } from '../../db/connection';
import type { PackageManifest } from '../../db/exchange/format/index';
import { type SigningKey, signManifest } from '../../db/exchange/keys';
import { putTogether, takeApart, type ZipPart } from './zips';

export interface Forgery {
  /** Changes data.sqlite; the manifest's hash and size follow, its counts do not. */
  data?: (db: WriteDb) => void;
  /** Replaces the bytes of data.sqlite. */
  bytes?: (data: Buffer) => Buffer;
  /** Changes bytes of entries; hashes and sizes of the outer manifest follow. */
  entries?: (parts: ZipPart[]) => void;
  manifest?: (manifest: PackageManifest) => unknown;
  /** Takes, adds or changes entries last of all. */
  parts?: (parts: ZipPart[]) => ZipPart[];
  seal?: boolean;
}

/**
 * Makes a package out of another as somebody could who holds the sender's key: everything that is not forged on purpose
 * (hashes, sizes, signature, seal) is right.
 */
export function forge(source: string, target: string, key: SigningKey, forgery: Forgery): string {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-forge-'));
  try {
    let parts = takeApart(source);
    const part = (name: string): ZipPart => {
      const found = parts.find((each) => each.name === name);
      if (!found) throw new Error(`no ${name}`);
      return found;
    };
    const data = part('data.sqlite');
    if (forgery.data) {
      const file = join(folder, 'data.sqlite');
      writeFileSync(file, data.bytes);
      const { db, close } = openScratch(file);
      // The data have no index over their keys, which references would ask for.
      db.exec('PRAGMA foreign_keys = OFF');
      forgery.data(db);
      close();
      data.bytes = readFileSync(file);
    }
    if (forgery.bytes) data.bytes = forgery.bytes(data.bytes);
    forgery.entries?.(parts);
    const manifest = JSON.parse(part('manifest.json').bytes.toString()) as PackageManifest;
    for (const entry of manifest.entries) {
      const { bytes } = part(entry.path);
      entry.size = bytes.length;
      entry.sha256 = createHash('sha256').update(bytes).digest('hex');
    }
    manifest.signer.keyId = key.keyId;
    const told = forgery.manifest ? forgery.manifest(manifest) : manifest;
    part('manifest.json').bytes = Buffer.from(JSON.stringify(told));
    part('signature.json').bytes = Buffer.from(
      JSON.stringify(signManifest(part('manifest.json').bytes, key)),
    );
    if (forgery.parts) parts = forgery.parts(parts);
    return putTogether(target, parts, forgery.seal === undefined ? {} : { seal: forgery.seal });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
