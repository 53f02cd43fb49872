import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { FORMAT_VERSION, type PackageManifest, TABLES } from '../../db/exchange/format/index';
import { inspectPackage } from '../../db/exchange/read/inspect-package';
import { spacedFingerprint } from '../../db/exchange/write/cover';
import { closeWriters, PACKAGE_KINDS, type Writer } from '../builders/package-kinds';
import { takeApart } from '../builders/zips';

afterEach(closeWriters);

const prove = ({ at }: Writer, name: string, secret: { password?: string } = {}) =>
  inspectPackage(
    { file: at.path(name), scratchFolder: at.path(`proof-${name}`), full: true, ...secret },
    { progress: () => undefined, signal: new AbortController().signal },
  );
const part = (file: string, name: string): string =>
  takeApart(file)
    .find((each) => each.name === name)
    ?.bytes.toString() ?? '';

describe('a package of every kind', () => {
  test.each(PACKAGE_KINDS)(
    '%s: numbered, chained, covered, proven, under its final name alone',
    async (kind, make) => {
      const writer = await make();
      const { at, write } = writer;
      await write('one.yjpkg');
      await write('two.yjpkg');
      const first = (await prove(writer, 'one.yjpkg')).manifest;
      const { manifest, originals, signer, problems } = await prove(writer, 'two.yjpkg');
      expect([problems, originals]).toEqual([[], []]);
      expect(manifest).toMatchObject({
        formatVersion: FORMAT_VERSION,
        kind,
        base: { kind: 'selection' },
        sequence: first.sequence + 1,
        previousSha256: createHash('sha256')
          .update(readFileSync(at.path('one.yjpkg')))
          .digest('hex'),
        profile: { id: 'standard', omitted: [] },
        signer: { keyId: signer?.keyId },
        clock: { changedUntil: expect.any(String) },
      });
      expect(Object.keys(manifest.counts).sort()).toEqual(TABLES.map(({ name }) => name).sort());
      const said = JSON.parse(part(at.path('two.yjpkg'), 'manifest.json')) as PackageManifest;
      expect(said.entries.map(({ path }) => path)).toContain('封面.html');
      const cover = part(at.path('two.yjpkg'), '封面.html');
      for (const words of [
        manifest.sender.name,
        manifest.recipient.name,
        `第 ${manifest.sequence} 号`,
        spacedFingerprint(manifest.signer.keyId),
      ])
        expect(cover).toContain(words);
      expect(readdirSync(at.path('.')).filter((name) => name.includes('.partial'))).toEqual([]);
    },
  );

  // One writer encrypts all of them, and each password costs seconds on purpose: a case, an answer, something handed down.
  const guarded = PACKAGE_KINDS.filter(([kind]) => ['filing', 'receipt', 'roster'].includes(kind));
  test.each(guarded)('%s: read with its password alone where it has one', async (kind, make) => {
    const writer = await make();
    await writer.write('secret.yjpkg', { password: '示例密码' });
    await expect(prove(writer, 'secret.yjpkg')).rejects.toMatchObject({ code: 'PACKAGE_PASSWORD_NEEDED' });
    expect(await prove(writer, 'secret.yjpkg', { password: '示例密码' })).toMatchObject({
      encrypted: true,
      manifest: { kind },
    });
  });
});
