import { z } from 'zod';
import { manifestV2 } from '../v2/manifest';

/** manifest.json of format 3: as in format 2; more tables stand behind it. */
export const manifestV3 = z.strictObject({ ...manifestV2.shape, formatVersion: z.literal(3) });
