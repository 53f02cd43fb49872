import { openScratch } from '../../connection';
import type { PackageArchive } from '../zip-reader';

/**
 * Sets aside what the sender signed, bytes as they came: tables `original (manifest, signature)` and `original_part
 * (part, bytes)`, the latter data.sqlite as raw deflate. To be called once every entry has been proven.
 * @param file the scratch database of the package's files
 */
export async function setAsideOriginal(file: string, archive: PackageArchive): Promise<void> {
  const { db, close } = openScratch(file);
  try {
    db.exec(
      `CREATE TABLE original (manifest BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
       CREATE TABLE original_part (part INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT`,
    );
    db.run('INSERT INTO original (manifest, signature) VALUES (@manifest, @signature)', {
      manifest: await archive.bytes('manifest.json'),
      signature: await archive.bytes('signature.json'),
    });
    await archive.packed('data.sqlite', (bytes) => {
      db.run('INSERT INTO original_part (bytes) VALUES (@bytes)', { bytes });
    });
  } finally {
    close();
  }
}
