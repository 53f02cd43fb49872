import { z } from 'zod';
import { signatureV1 } from '../v1/manifest';
import { manifestV5 } from '../v5/manifest';

const { id: rowId } = manifestV5.shape.sender.shape;
const sha256 = manifestV5.shape.signer.shape.keyId;
const { sequence, createdAt: moment } = manifestV5.shape;

/** What an office reckons of itself: column of the table to its total; null where there is nothing to take a mean of. */
const totals = z.record(z.string().max(40), z.number().nullable());

/** manifest.json of format 6: what was left out, what the sender reckons, whose signed packages lie inside. */
export const manifestV6 = z.strictObject({
  ...manifestV5.shape,
  formatVersion: z.literal(6),
  /** By which profile personal data were left out; `omitted` are 'table.column', empty in every row of the package. */
  profile: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    omitted: z.array(z.string().regex(/^[a-z_0-9]{1,64}\.[a-z_0-9]{1,64}$/)).max(500),
  }),
  /** The sender's own totals on a day, for the reader to compare with what it reckons from the rows. */
  totals: z
    .strictObject({
      asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      T1: totals,
      T3: totals,
      T9: totals,
    })
    .nullable(),
  /** Packages of other offices that lie inside as their senders signed them, under forwarded/<packageId>/. */
  forwarded: z
    .array(z.strictObject({ packageId: rowId, officeId: rowId, sequence, sha256, keyId: sha256 }))
    .max(5000),
  /** Latest moment of change of the sender's own rows: tells a clock that was set back. */
  clock: z.strictObject({ changedUntil: moment.nullable() }).nullable(),
});

export type PackageManifest = z.infer<typeof manifestV6>;

/** signature.json of format 6. */
export const signatureV6 = z.strictObject({
  ...signatureV1.shape,
  /** The former key's word for this one: over 'PLANDESK-KEY-SUCCESSION <sender id> <new key id>'. */
  succession: z
    .strictObject({
      previousKeyId: sha256,
      previousPublicKey: signatureV1.shape.publicKey,
      signature: signatureV1.shape.signature,
    })
    .optional(),
  /** A signature by SM2 with SM3 over the same bytes, hexadecimal; not certified. */
  sm2: z
    .strictObject({
      publicKey: z.string().regex(/^04[0-9a-f]{128}$/),
      signature: z.string().regex(/^[0-9a-f]{128,160}$/),
    })
    .optional(),
});

export type PackageSignature = z.infer<typeof signatureV6>;
