import { z } from 'zod';
import { query } from './define';

const degrees = z.number();

/** Where things lie: what forms need to ask about typed coordinates. */
export const places = {
  /** The rectangle that a place of this region must lie in; a missing region: the own office's. null: none is known. */
  bounds: query(
    z.object({
      regionCode: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
    }),
    z.object({
      bounds: z
        .object({
          prefix: z.string(),
          name: z.string(),
          west: degrees,
          east: degrees,
          south: degrees,
          north: degrees,
        })
        .nullable(),
    }),
  ),
};
