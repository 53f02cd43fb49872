import { z } from 'zod';
import { manifestV4 } from '../v4/manifest';

/** manifest.json of format 5: more tables behind it. */
export const manifestV5 = z.strictObject({ ...manifestV4.shape, formatVersion: z.literal(5) });
