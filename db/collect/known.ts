import { type ExportProfiles, fillableColumns } from '../domain/exchange/profile';
import { type MergedPackage, seriesOf } from '../domain/exchange/sequence';
import type { KnownKey } from '../domain/exchange/signer';
import type { PackageManifest } from '../exchange/format/index';
import type { Receiver } from '../exchange/rehearse/rehearse-package';
import type { Server } from './server';
import { SCHEMA } from './tables';

/** What the database knows of those who send to it: their keys, and what was taken in from them. */
export async function receiverOf(
  server: Server,
  self: string | null,
  { profiles }: Pick<ExportProfiles, 'profiles'>,
  now: string,
): Promise<Receiver> {
  const keys = await server.all<KnownKey>(
    `SELECT key_id AS "keyId", office_id AS "officeId", office_name AS "officeName", state FROM ${SCHEMA}.office_key`,
  );
  const merged: Record<string, MergedPackage[]> = {};
  for (const { sender, sequence, recipient, ...place } of await server.all<{
    sender: string;
    id: string;
    sequence: string;
    sha256: string;
    recipient: string;
    createdAt: string;
  }>(
    `SELECT sender_id AS sender, id, sequence, sha256, created_at AS "createdAt",
            manifest -> 'recipient' ->> 'name' AS recipient FROM ${SCHEMA}.collected_package`,
  )) {
    const list = merged[sender] ?? [];
    list.push({ ...place, series: seriesOf('upload', recipient), sequence: Number(sequence) });
    merged[sender] = list;
  }
  const left = await server.all<{ left: string }>(
    `SELECT DISTINCT jsonb_array_elements_text(manifest -> 'profile' -> 'omitted') AS left FROM ${SCHEMA}.collected_package`,
  );
  const fillable = fillableColumns(
    profiles,
    left.map((each) => each.left),
  );
  // What counties signed inside a city's package is not kept here.
  return { self: self ?? '', keyring: { self, keys }, merged, fillable, now, office: null, forwards: false };
}

/** The hash under which a package was taken in, or null. */
export async function takenBefore(server: Server, packageId: string): Promise<string | null> {
  const [found] = await server.all<{ sha256: string }>(
    `SELECT sha256 FROM ${SCHEMA}.collected_package WHERE id = $1`,
    [packageId],
  );
  return found?.sha256 ?? null;
}

/** Notes the key of a package that is being taken in; one that it takes the place of is kept as superseded. */
export async function noteKey(
  server: Server,
  { sender, packageId }: PackageManifest,
  signer: { keyId: string; publicKey: string },
  { confirmed, now }: { confirmed: boolean; now: string },
): Promise<void> {
  await server.run(
    `UPDATE ${SCHEMA}.office_key SET state = 'superseded'
      WHERE office_id = $1 AND key_id <> $2 AND state IN ('first-contact', 'confirmed')`,
    [sender.id, signer.keyId],
  );
  await server.run(
    `INSERT INTO ${SCHEMA}.office_key (office_id, key_id, office_name, public_key, state, first_package_id, first_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (office_id, key_id) DO UPDATE SET office_name = excluded.office_name,
       state = CASE WHEN excluded.state = 'confirmed' THEN 'confirmed' ELSE office_key.state END`,
    [
      ...[sender.id, signer.keyId, sender.name, signer.publicKey],
      ...[confirmed ? 'confirmed' : 'first-contact', packageId, now],
    ],
  );
}

/** Notes a package that is being taken in. */
export async function notePackage(
  server: Server,
  manifest: PackageManifest,
  file: { sha256: string; fileName: string },
  { counts, now }: { counts: unknown; now: string },
): Promise<void> {
  // The list of entries can be long and says nothing once the package has been read.
  const { entries: _entries, ...kept } = manifest;
  await server.run(
    `INSERT INTO ${SCHEMA}.collected_package (id, sender_id, sequence, sha256, period, base, created_at, file_name, manifest, counts, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[manifest.packageId, manifest.sender.id, manifest.sequence, file.sha256, manifest.period],
      ...[
        manifest.base.kind,
        manifest.createdAt,
        file.fileName,
        JSON.stringify(kept),
        JSON.stringify(counts),
        now,
      ],
    ],
  );
}
