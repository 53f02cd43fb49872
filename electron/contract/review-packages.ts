import { z } from 'zod';
import { REVIEW_KINDS, REVIEW_WAYS } from '../../db/domain/review/codes';
import { planKind } from './codes';
import { civilDate, count, fileGrant, id, packagePassword } from './common';
import { job, nothing, query } from './define';
import { keyWord, packageProblem, packageView, tableCounts } from './exchange';
import { systemState } from './system';

const text = z.string().nullable();

/** What a pack holds and what receiving it would do. */
const packView = z.object({
  as: z.enum(['new', 'update', 'known']),
  assignmentId: id,
  expert: z.string(),
  review: z.object({
    title: z.string(),
    kind: z.enum(REVIEW_KINDS),
    way: z.enum(REVIEW_WAYS),
    meetingOn: civilDate.nullable(),
    place: text,
  }),
  plan: z.object({ title: z.string(), kind: planKind, version: z.string(), unit: text }),
  dueOn: civilDate.nullable(),
  files: z.array(z.object({ fileName: z.string(), size: count, carried: z.boolean() })),
  versionChanged: z.boolean(),
  /** Own marks that are kept. */
  marks: count,
});

/** Whose result it is and how it stands; nothing of its content. */
const resultView = z.object({
  known: z.boolean(),
  late: z.boolean(),
  reviewId: id.nullable(),
  assignmentId: id,
  review: z.string(),
  plan: z.object({ title: z.string(), version: z.string(), unit: text }),
  expert: z.string(),
  handedInAt: text,
});

const writtenPack = z.object({ assignmentId: id, name: z.string(), fileName: z.string(), sequence: count });

/** Packs for experts and the results that come back, as packages. */
export const reviewPackages = {
  /** One package: an expert's pack at the organiser's desk, the result at the expert's own. */
  write: job(z.object({ id, file: fileGrant, password: packagePassword.optional() }), packageView, {
    permission: 'exchange',
  }),
  /** Packs of a whole review into a folder. `all`: also of those who have one already. */
  writeAll: job(
    z.object({
      reviewId: id,
      folder: fileGrant,
      all: z.boolean().default(false),
      password: packagePassword.optional(),
    }),
    z.object({ packs: z.array(writtenPack) }),
    { permission: 'exchange' },
  ),
  /** Marks a pack where it lies: the reviewer's database is made beside it, and nothing is kept on this PC. */
  openHere: job(z.object({ file: fileGrant, password: packagePassword.optional() }), systemState, {
    withoutDatabase: true,
    beforeSignIn: true,
    audit: 'elsewhere',
  }),
  /** Whether the open database lies on a stick beside its pack, and how many reviews are not handed in. */
  place: query(nothing, z.object({ portable: z.boolean(), unfinished: count })),
  /** Takes that database away again once everything was handed in. */
  wipe: job(nothing, systemState, { permission: 'decide', audit: 'none' }),
  /** The packages among files and folders. */
  find: job(
    z.object({ files: z.array(fileGrant).min(1).max(500) }),
    z.object({
      files: z.array(z.object({ grant: fileGrant, name: z.string(), size: count })),
      others: count,
    }),
    { permission: 'exchange', audit: 'none' },
  ),
  /** Proves a package and says what receiving it would do; nothing is written. */
  rehearse: job(
    z.object({ file: fileGrant, password: packagePassword.optional() }),
    z.object({
      rehearsalId: id,
      package: packageView,
      warnings: z.array(packageProblem),
      blocks: z.array(packageProblem),
      pack: packView.nullable(),
      result: resultView.nullable(),
    }),
    { permission: 'exchange', audit: 'none' },
  ),
  receive: job(
    z.object({ rehearsalId: id, ...keyWord }),
    z.object({ batchId: id.nullable(), reviewId: id, assignmentId: id, tables: z.array(tableCounts) }),
    { permission: 'exchange', audit: 'elsewhere' },
  ),
};
