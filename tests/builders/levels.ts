import type { PackageManifest } from '../../db/exchange/format/index';
import type { TestCore } from './database';

/** An office that reports to `test`, itself or through another; its rows are made with `{...test, self: id}`. */
export function makeReporting(
  test: TestCore,
  given: { id: string; name: string; regionCode: string; viaId?: string; level?: 'county' | 'city' },
): { id: string } & TestCore {
  const { id, viaId = id, level = 'county', ...office } = given;
  const now = test.core.clock.now();
  test.core.write.run(
    `INSERT INTO office (id, name, level, region_code, via_id, origin, created_at, updated_at)
     VALUES (@id, @name, @level, @regionCode, @viaId, @id, @now, @now)`,
    { id, level, viaId, now, ...office },
  );
  return { ...test, id, self: id };
}

/** A package as the log keeps it: taken in from `partner`, or sent to it; no rows come of it. */
export function makeLogged(
  test: TestCore,
  given: {
    partner: string;
    sequence: number;
    period: string | null;
    madeAt: string;
    at?: string;
    direction?: 'in' | 'out';
    manifest?: Partial<PackageManifest> & Record<string, unknown>;
    /** Rows that the merge brought, by table; left out for a package without a batch. */
    brought?: Record<string, { added?: number; changed?: number }>;
  },
): { packageId: string; batchId: string } {
  const { partner, sequence, period, madeAt, at = madeAt, direction = 'in', manifest = {}, brought } = given;
  const [packageId, batchId] = [test.core.newId(), test.core.newId()];
  test.core.write.run(
    `INSERT INTO package_log (id, direction, kind, partner_id, seq, sha256, period, file_name, manifest, at)
     VALUES (@packageId, @direction, 'upload', @partner, @sequence, @packageId, @period, '包.yjpkg', @manifest, @at)`,
    {
      ...{ packageId, direction, partner, sequence, period, at },
      manifest: JSON.stringify({ createdAt: madeAt, base: { kind: 'full' }, ...manifest }),
    },
  );
  if (brought)
    test.core.write.run(
      `INSERT INTO merge_batch (id, package_id, sender_id, counts, actor, applied_at)
       VALUES (@batchId, @packageId, @partner, @counts, '示例员', @at)`,
      {
        ...{ batchId, packageId, partner, at },
        counts: JSON.stringify(
          Object.entries(brought).map(([table, { added = 0, changed = 0 }]) => ({
            ...{ table, added, changed, same: 0, conflict: 0, refused: 0 },
          })),
        ),
      },
    );
  return { packageId, batchId };
}
