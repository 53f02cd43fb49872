import { z } from 'zod';
import { PACKAGE_KINDS as FORMER_KINDS } from '../v2/manifest';
import { manifestV3 } from '../v3/manifest';

/** What a package is for: those of format 2, and a unit's half-yearly report of drills with the office's answer. */
export const PACKAGE_KINDS = [...FORMER_KINDS, 'drill-report', 'drill-result'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** manifest.json of format 4: two more kinds, and more tables behind it. */
export const manifestV4 = z.strictObject({
  ...manifestV3.shape,
  formatVersion: z.literal(4),
  kind: z.enum(PACKAGE_KINDS),
});
