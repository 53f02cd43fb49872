import { z } from 'zod';
import { KEY_STATES, RETIRE_REASONS } from '../../db/domain/exchange/signer';
import { fileGrant, id, shortText } from './common';
import { command, job, nothing, query } from './define';

const password = z.string().max(200);
const text = z.string().nullable();

const ownKey = z.object({
  /** Null before the first package was written. */
  keyId: text,
  publicKey: text,
  madeAt: text,
  madeBy: text,
  /** Whether whoever is signed in can sign with it. */
  open: z.boolean(),
  shares: z.object({
    protection: z.enum(['none', 'plain', 'sealed', 'lost']),
    holders: z.array(z.object({ userId: id, name: z.string() })),
    waiting: z.array(z.object({ userId: id, name: z.string(), why: z.enum(['password', 'sign-in']) })),
  }),
  /** Fingerprint of the former key that signs for this one. */
  vouchedBy: text,
  sm2: z.object({ wanted: z.boolean(), publicKey: text }),
  retired: z.array(
    z.object({
      keyId: z.string(),
      madeAt: z.string(),
      retiredAt: z.string(),
      reason: z.enum(RETIRE_REASONS),
    }),
  ),
});

const officeKey = z.object({
  id,
  officeId: z.string(),
  officeName: z.string(),
  keyId: z.string(),
  sm2PublicKey: text,
  state: z.enum(KEY_STATES),
  firstSeenAt: z.string(),
  confirmedAt: text,
  confirmedBy: text,
  confirmedHow: text,
  supersededBy: text,
  revokedAt: text,
  revokedBy: text,
  revokedReason: text,
});

/** Keys that packages are signed with: the desk's own and those of others. */
export const keys = {
  own: query(nothing, ownKey, { permission: 'read' }),
  list: query(nothing, z.object({ keys: z.array(officeKey) }), { permission: 'read' }),
  /** `heard`: the last digits of the fingerprint as the sender told them; `how`: with whom, over what. */
  confirm: command(z.object({ id, heard: shortText, how: shortText.min(2) }), nothing, {
    permission: 'exchange',
  }),
  /** For good: nothing that the key signs is read any more. */
  revoke: command(z.object({ id, reason: shortText.min(2) }), nothing, { permission: 'exchange' }),
  /** Gives an account its share of the sealed key; both people enter their own password. */
  share: job(z.object({ userId: id, ownPassword: password, password }), nothing, { permission: 'exchange' }),
  /** Opens the key for this session alone, as signing in would: how the command line comes to a sealed key. */
  open: job(z.object({ userId: id, password }), nothing, { permission: 'exchange', audit: 'none' }),
  renew: job(z.object({ reason: z.enum(RETIRE_REASONS) }), z.object({ keyId: z.string() }), {
    permission: 'administer',
  }),
  /** Whether packages bear an SM2 signature as well; not certified. */
  sm2: job(z.object({ on: z.boolean() }), nothing, { permission: 'administer' }),
  /** A text file with the desk's name and fingerprint, to be handed to those it sends packages to. */
  card: job(z.object({ file: fileGrant }), z.object({ fileName: z.string() }), { permission: 'exchange' }),
};
