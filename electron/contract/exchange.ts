import { z } from 'zod';
import { PACKAGE_KINDS } from '../../db/domain/exchange/package-kinds';
import { SIGNER_STANDINGS } from '../../db/domain/exchange/signer';
import { count, fileGrant, id, packagePassword, shortText } from './common';
import { job, nothing, query } from './define';

/** What a person says of the key that a package is signed with; part of every call that takes one in. */
export const keyWord = {
  /** The sender's changed key was checked by other means. */
  acceptKey: z.boolean().default(false),
  /** With whom, over what, a key that is new here was compared; it counts as confirmed then, in that person's name. */
  confirmedHow: shortText.min(2).optional(),
};

export const packageProblem = z.object({
  code: z.string(),
  message: z.string(),
  where: z.string().nullable(),
});

/** Who signed a package, as far as this desk knows the key. */
const signerView = z.object({
  keyId: z.string(),
  /** `succeeded`: a new key that the sender's former one vouches for; `changed`: a new key that nothing vouches for. */
  known: z.enum(SIGNER_STANDINGS),
  /** Somebody here has compared the fingerprint with the sender. */
  confirmed: z.boolean(),
  /** An SM2 signature stands beside it and holds; the implementation is not certified. */
  sm2: z.boolean(),
});

/** What can be said of a package without opening a database. */
export const packageView = z.object({
  formatVersion: z.number(),
  packageId: z.string(),
  kind: z.string(),
  sender: z.object({ id: z.string(), name: z.string(), regionCode: z.string(), level: z.string() }),
  /** `id` is null where the sender knows the recipient by name only. */
  recipient: z.object({ id: z.string().nullable(), name: z.string() }),
  createdAt: z.string(),
  period: z.string().nullable(),
  sequence: count,
  previousSha256: z.string().nullable(),
  /** 'full', 'selection' for one matter with all it refers to, or 'since:12' for what changed since package 12. */
  base: z.string(),
  encrypted: z.boolean(),
  counts: z.record(z.string(), count),
  files: count,
  size: count,
  sha256: z.string(),
  signer: signerView.nullable(),
  /** Packages of counties that a city sends on under their own signature. */
  forwarded: z.array(
    z.object({
      packageId: id,
      officeId: id,
      /** Null until everything was proven. */
      name: z.string().nullable(),
      sequence: count,
      keyId: z.string(),
    }),
  ),
  problems: z.array(packageProblem),
});

export const tableCounts = z.object({
  table: z.string(),
  added: count,
  changed: count,
  same: count,
  conflict: count,
  refused: count,
});

/** What a city tells of a county, held against what the county signed. */
const forwardedView = z.object({
  officeId: id,
  name: z.string(),
  packages: z.array(
    z.object({
      packageId: id,
      sequence: count,
      period: z.string().nullable(),
      createdAt: z.string(),
      base: z.enum(['full', 'since']),
    }),
  ),
  signer: signerView.nullable(),
  /** Rows that the county signed. */
  rows: count,
  /** Tables with differences alone. */
  tables: z.array(
    z.object({
      table: z.string(),
      differing: count,
      missing: count,
      added: count,
      examples: z.array(z.object({ id, title: z.string(), how: z.enum(['differing', 'missing', 'added']) })),
    }),
  ),
});

export const rehearsalView = z.object({
  rehearsalId: id,
  package: packageView,
  tables: z.array(tableCounts),
  forwarded: z.array(forwardedView),
  /** Sequence findings (missing, repeated, reordered), rows that the sender no longer has. */
  warnings: z.array(packageProblem),
  /** What keeps the package from being merged: keys that a person may vouch for (`LIFTED_BY`), a missing base. */
  blocks: z.array(packageProblem),
});

export const exchange = {
  /** What packages may leave out of personal data, the fullest first. */
  profiles: query(
    nothing,
    z.object({
      usual: z.string(),
      profiles: z.array(
        z.object({ id: z.string(), label: z.string(), note: z.string(), omitted: z.array(z.string()) }),
      ),
    }),
    { permission: 'exchange' },
  ),
  write: job(
    z.object({
      kind: z.literal('upload'),
      period: z.string().regex(/^\d{4}(H[12])?$/),
      recipientName: shortText.min(1),
      /** Sequence number of an earlier package to the same recipient: only what changed since it was made. */
      since: count.min(1).optional(),
      withFiles: z.boolean(),
      /** A city's package: send on what the counties signed. */
      withOriginals: z.boolean().default(true),
      /** Id of an export profile; absent: as in the last package to this recipient. */
      profile: shortText.optional(),
      password: packagePassword.optional(),
      file: fileGrant,
    }),
    packageView,
    { permission: 'exchange' },
  ),
  /** `full`: every entry hashed, the signature and the data checked; otherwise the manifest only. Needs no database. */
  inspect: job(
    z.object({ file: fileGrant, password: packagePassword.optional(), full: z.boolean().default(true) }),
    packageView,
    {
      permission: 'exchange',
      withoutDatabase: true,
      audit: 'none',
    },
  ),
  rehearse: job(z.object({ file: fileGrant, password: packagePassword.optional() }), rehearsalView, {
    permission: 'exchange',
    audit: 'none',
  }),
  /** Rows of one table in a rehearsal: what would be added, changed (field by field), refused. */
  rehearsedRows: query(
    z.object({
      rehearsalId: id,
      table: z.string(),
      outcome: z.enum(['added', 'changed', 'conflict', 'refused']),
      offset: count,
      limit: count.max(200),
    }),
    z.object({
      total: count,
      rows: z.array(
        z.object({
          id,
          title: z.string(),
          reason: z.string().nullable(),
          fields: z.array(
            z.object({ field: z.string(), ours: z.string().nullable(), theirs: z.string().nullable() }),
          ),
        }),
      ),
    }),
    { permission: 'exchange' },
  ),
  /**
   * `acceptTwin`: the sender was asked which of two packages of one number counts. `acceptForwarded`: counties whose packages
   * inside are signed with a revoked key or another's were asked. Merging a merged package again changes nothing.
   */
  merge: job(
    z.object({
      rehearsalId: id,
      ...keyWord,
      acceptTwin: z.boolean().default(false),
      acceptForwarded: z.boolean().default(false),
    }),
    z.object({ batchId: id, tables: z.array(tableCounts) }),
    // The second merge of a package changes nothing and leaves no entry.
    { permission: 'exchange', audit: 'elsewhere' },
  ),
  undo: job(z.object({ batchId: id }), z.object({ restored: count, removed: count }), {
    permission: 'exchange',
  }),
  log: query(
    nothing,
    z.object({
      packages: z.array(
        z.object({
          id: z.string(),
          direction: z.enum(['out', 'in']),
          kind: z.enum(PACKAGE_KINDS),
          partner: z.string(),
          sequence: count,
          period: z.string().nullable(),
          fileName: z.string(),
          at: z.string(),
        }),
      ),
      batches: z.array(
        z.object({
          id,
          packageId: z.string(),
          sender: z.string(),
          appliedAt: z.string(),
          actor: z.string(),
          tables: z.array(tableCounts),
          undoneAt: z.string().nullable(),
          canUndo: z.boolean(),
          why: z.string().nullable(),
        }),
      ),
    }),
    { permission: 'read' },
  ),
  /** An office's own totals of T1, T3 and T9 against those worked out here from its rows as of the same day. */
  totals: query(
    z.object({ officeId: id }),
    z.object({
      /** Null where its latest package states none. */
      stated: z.object({ period: z.string(), asOf: z.string(), sequence: count }).nullable(),
      differences: z.array(
        z.object({
          table: z.enum(['T1', 'T3', 'T9']),
          column: z.string(),
          heading: z.string(),
          stated: z.number().nullable(),
          here: z.number().nullable(),
        }),
      ),
    }),
    { permission: 'read' },
  ),
};
