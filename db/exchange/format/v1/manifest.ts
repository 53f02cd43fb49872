import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Ids are written by many programs; what they hold becomes part of file names and SQL parameters, so it is kept plain. */
const rowId = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/);
const name = z.string().min(1).max(200);
const count = z.number().int().min(0).max(1e12);
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const sequence = z.number().int().min(1).max(1e9);

/** manifest.json of format 1; FORMAT.md explains each field. Strict: an unknown field is a reason to refuse. */
export const manifestV1 = z.strictObject({
  format: z.literal('plandesk-package'),
  formatVersion: z.literal(1),
  packageId: rowId,
  kind: z.literal('upload'),
  sender: z.strictObject({
    id: rowId,
    name,
    regionCode: z.string().regex(/^\d{6}$/),
    level: z.enum(['county', 'city', 'province', 'enterprise', 'expert']),
  }),
  recipient: z.strictObject({ id: rowId.nullable(), name }),
  createdAt: moment,
  period: z
    .string()
    .regex(/^\d{4}(H[12])?$/)
    .nullable(),
  sequence,
  previousSha256: sha256.nullable(),
  base: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('full') }),
    z.strictObject({ kind: z.literal('since'), sequence, sha256 }),
  ]),
  schemaVersion: z.number().int().min(1).max(1e6),
  rulePack: z.string().max(200),
  calendar: z.string().max(200),
  counts: z.record(z.string().max(64), count),
  files: z.strictObject({ included: count, omitted: count }),
  entries: z.array(z.strictObject({ path: z.string().min(1).max(200), size: count, sha256 })).max(200_000),
  signer: z.strictObject({ keyId: sha256 }),
});

/** signature.json: an Ed25519 signature over the bytes of manifest.json as they lie in the package. */
export const signatureV1 = z.strictObject({
  algorithm: z.literal('Ed25519'),
  keyId: sha256,
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  publicKey: z.string().min(40).max(200),
  /** Base64 of the 64 signature bytes. */
  signature: z.string().min(80).max(100),
});
