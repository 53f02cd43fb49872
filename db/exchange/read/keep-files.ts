import { openScratch } from '../../connection';
import { packDocument } from '../../services/plans/pack-document';

export interface FileKeeper {
  /** Takes the proven original bytes of one file. */
  keep(sha256: string, bytes: Buffer): void;
  close(): void;
}

/**
 * A scratch database for the files of a package, packed as the live database keeps them: table
 * `file (sha256, size, encoding, bytes)`. Extracted bytes so never lie about as files that something might open.
 */
export function createFileKeeper(path: string): FileKeeper {
  const { db, close } = openScratch(path);
  db.exec(
    'CREATE TABLE file (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, encoding TEXT NOT NULL, bytes BLOB NOT NULL) STRICT',
  );
  return {
    keep: (sha256, bytes) => {
      const { size, encoding, bytes: packed } = packDocument(bytes);
      db.run('INSERT INTO file (sha256, size, encoding, bytes) VALUES (@sha256, @size, @encoding, @packed)', {
        sha256,
        size,
        encoding,
        packed,
      });
    },
    close,
  };
}
