import type { ReadDb, WriteDb } from '../connection';

/** A setting's value, or `fallback` where nobody has set it. Values are JSON, so types survive. */
export function readSetting<T>(db: ReadDb, key: string, fallback: T): T {
  const text = db.value<string>('SELECT value FROM setting WHERE key = @key', { key });
  return text === undefined ? fallback : (JSON.parse(text) as T);
}

export function writeSetting(db: WriteDb, key: string, value: unknown): void {
  db.run(
    'INSERT INTO setting (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    {
      key,
      value: JSON.stringify(value),
    },
  );
}

/**
 * All settings a screen may see; keys that begin with 'secret.' never leave the core, those with 'list.' hold long lists that
 * have a query of their own.
 */
export function publicSettings(db: ReadDb): Record<string, unknown> {
  const rows = db.all<{ key: string; value: string }>(
    `SELECT key, value FROM setting WHERE key NOT LIKE 'secret.%' AND key NOT LIKE 'list.%' ORDER BY key`,
  );
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
}

/** Takes a setting away: what reads it finds its fallback again. */
export function removeSetting(db: WriteDb, key: string): void {
  db.run('DELETE FROM setting WHERE key = @key', { key });
}
