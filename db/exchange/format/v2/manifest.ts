import { z } from 'zod';
import { manifestV1 } from '../v1/manifest';

/** What a package is for; FORMAT.md says what each holds. */
export const PACKAGE_KINDS = [
  'upload',
  'filing',
  'filing-result',
  'review-pack',
  'review-result',
  'receipt',
  'roster',
] as const;

const [full, since] = manifestV1.shape.base.options;

/** manifest.json of format 2: more kinds, and packages that hold chosen rows with all they refer to. */
export const manifestV2 = z.strictObject({
  ...manifestV1.shape,
  formatVersion: z.literal(2),
  kind: z.enum(PACKAGE_KINDS),
  base: z.discriminatedUnion('kind', [full, since, z.strictObject({ kind: z.literal('selection') })]),
});
