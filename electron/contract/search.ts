import { z } from 'zod';
import { civilDate, count, id } from './common';
import { nothing, query } from './define';

const type = z.enum([
  'enterprise',
  'plan',
  'filing',
  'drill',
  'expert',
  'team',
  'equipment',
  'supply',
  'contact',
  'facility',
  'hazard',
  'danger',
  'incident',
]);
const mark = z.tuple([count, count]);
const values = z.array(z.string().max(60)).max(100).default([]);

/** What hits are narrowed to; a record that has no such field is left out. */
const filter = z.object({
  /** Kinds of plans. */
  kinds: values,
  /** GB/T 2260 codes. */
  regions: values,
  towns: values,
  /** Section letters of GB/T 4754. */
  sections: values,
  states: values,
  /** First and last day of a plan's newest publication. */
  publishedFrom: civilDate.nullable().default(null),
  publishedTo: civilDate.nullable().default(null),
});

export const search = {
  /**
   * Words separated by blanks and phrases in quotes must all occur; also pinyin initials of names and the beginning of
   * codes; what belongs to a unit by the unit's name as well. One hit a record, type by type, newest first.
   */
  find: query(
    z.object({
      text: z.string().max(200),
      in: z
        .enum([
          'all',
          'plans',
          'enterprises',
          'experts',
          'teams',
          'drills',
          'filings',
          'equipment',
          'supplies',
          'contacts',
          'facilities',
          'hazards',
          'dangers',
          'incidents',
        ])
        .default('all'),
      filter: filter.optional(),
      /** At most so many hits of each type. */
      perType: count.max(50).optional(),
      limit: count.max(200).default(20),
      offset: count.default(0),
    }),
    z.object({
      total: count,
      /** Hits of every type, whichever is asked for. */
      counts: z.record(type, count),
      hits: z.array(
        z.object({
          type,
          id,
          title: z.string(),
          /** 统一社会信用代码 of the unit it belongs to, or ''; `ownerName` is for people. */
          owner: z.string(),
          ownerName: z.string(),
          page: z.number().nullable(),
          heading: z.string().nullable(),
          snippet: z.string(),
          /** Start and length of the words in title and snippet. */
          titleMarks: z.array(mark),
          snippetMarks: z.array(mark),
          /** The document the passage stands in and where, in characters of its text. */
          document: z.object({ sha256: z.string(), offset: count, words: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  /** Whether everything can be found already. */
  state: query(
    nothing,
    z.object({
      /** Records wait for their index entries. */
      indexing: z.boolean(),
      /** Documents whose text has not been read yet. */
      unread: count,
    }),
  ),
  /** What the units offer for narrowing hits. */
  choices: query(
    nothing,
    z.object({
      regions: z.array(z.object({ code: z.string(), name: z.string() })),
      towns: z.array(z.string()),
      sections: z.array(z.string()),
    }),
  ),
};
