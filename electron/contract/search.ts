import { z } from 'zod';
import { count, id } from './common';
import { query } from './define';

export const search = {
  /** Words separated by blanks must all occur; also pinyin initials of names. One hit a record, newest first. */
  find: query(
    z.object({
      text: z.string().max(200),
      in: z.enum(['all', 'plans', 'enterprises', 'experts', 'teams', 'drills']).default('all'),
      limit: count.max(200).default(20),
      offset: count.default(0),
    }),
    z.object({
      total: count,
      hits: z.array(
        z.object({
          type: z.string(),
          id,
          title: z.string(),
          /** 统一社会信用代码 of the unit it belongs to, or ''; `ownerName` is for people. */
          owner: z.string(),
          ownerName: z.string(),
          page: z.number().nullable(),
          snippet: z.string(),
        }),
      ),
    }),
  ),
};
