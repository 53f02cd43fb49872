import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../../db/domain/access';
import { DESKS, OFFICE_LEVELS, OWNER_LEVELS } from '../../db/domain/desk';
import { civilDate, count, expectedVersion, fileGrant, id, saved, shortText } from './common';
import { command, job, nothing, query } from './define';
import { settingChange } from './settings';

const backup = z.object({ id: z.string(), name: z.string(), size: count, madeAt: z.string() });

/** Where the program stands; the renderer decides by `phase` which screen it shows first. */
export const systemState = z.object({
  /** none: no database chosen · damaged: set aside or unreadable, backups offered · locked: sign-in needed · ready */
  phase: z.enum(['none', 'damaged', 'locked', 'ready']),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  database: z.object({ file: z.string(), name: z.string(), schemaVersion: count }).nullable(),
  desk: z.enum(DESKS).nullable(),
  office: z
    .object({
      id,
      name: z.string(),
      level: z.enum(OWNER_LEVELS),
      regionCode: z.string(),
      regionName: z.string(),
    })
    .nullable(),
  user: z
    .object({ id, name: z.string(), role: z.enum(ROLES), permissions: z.array(z.enum(PERMISSIONS)) })
    .nullable(),
  /** The day that legal terms count with: the PC's, unless the database has come to a later one. */
  today: civilDate,
  /** The PC's clock has been set back behind the last record; both as dates, or with times on one day. */
  clockBehind: z.object({ pc: z.string(), last: z.string() }).nullable(),
  backups: z.array(backup),
  recent: z.array(z.object({ file: z.string(), name: z.string() })),
});

const newDatabase = z.object({
  file: fileGrant,
  desk: z.enum(DESKS),
  level: z.enum(OFFICE_LEVELS),
  regionCode: z.string().regex(/^\d{6}$/),
  name: shortText.min(2),
  userName: shortText.min(1),
  password: z.string().max(200).optional(),
});

export const system = {
  state: query(nothing, systemState, { withoutDatabase: true, beforeSignIn: true, permission: 'read' }),
  ping: query(nothing, z.object({ at: z.string() }), { withoutDatabase: true, beforeSignIn: true }),
  /** What the command line's `info` prints. `fileSize` in bytes, without what waits in the journal. */
  info: query(
    nothing,
    z.object({
      desk: z.enum(DESKS),
      level: z.enum(OWNER_LEVELS),
      region: z.string(),
      name: z.string(),
      schemaVersion: count,
      fileSize: count,
      counts: z.record(z.string(), count),
    }),
  ),
  create: job(newDatabase, systemState, { withoutDatabase: true, beforeSignIn: true, audit: 'elsewhere' }),
  open: job(z.object({ file: fileGrant }), systemState, {
    withoutDatabase: true,
    beforeSignIn: true,
    audit: 'elsewhere',
  }),
  openRecent: job(z.object({ file: z.string() }), systemState, {
    withoutDatabase: true,
    beforeSignIn: true,
    audit: 'elsewhere',
  }),
  /** Makes (once) and opens the sample county. */
  openSample: job(nothing, systemState, { withoutDatabase: true, beforeSignIn: true, audit: 'elsewhere' }),
  close: job(nothing, systemState, { withoutDatabase: true, beforeSignIn: true, audit: 'elsewhere' }),
  /** 另存: a proven copy under another name; work goes on in the copy when `continueThere`. */
  saveAs: job(z.object({ file: fileGrant, continueThere: z.boolean() }), systemState, {
    permission: 'administer',
  }),
  backup: job(z.object({ file: fileGrant.optional() }), z.object({ name: z.string(), size: count }), {
    permission: 'edit',
  }),
  /**
   * Puts a backup in the place of the current database: one from the list, or a copy kept elsewhere. What stood there is
   * set aside, not deleted.
   */
  restore: job(z.union([z.object({ backup: z.string() }), z.object({ file: fileGrant })]), systemState, {
    withoutDatabase: true,
    beforeSignIn: true,
    audit: 'elsewhere',
  }),
  check: job(
    nothing,
    z.object({
      integrity: z.array(z.string()),
      foreignKeys: count,
      audit: z.object({ entries: count, firstBroken: z.number().nullable() }),
    }),
    { permission: 'read', audit: 'none' },
  ),
  signIn: job(z.object({ userId: id, password: z.string().max(200) }), systemState, {
    withoutDatabase: true,
    beforeSignIn: true,
    audit: 'elsewhere',
  }),
  lock: command(nothing, nothing, { permission: 'read' }),
  users: query(
    nothing,
    z.object({
      users: z.array(
        z.object({
          id,
          name: z.string(),
          role: z.enum(ROLES),
          active: z.boolean(),
          hasPassword: z.boolean(),
          version: count,
        }),
      ),
    }),
    { withoutDatabase: true, beforeSignIn: true, permission: 'read' },
  ),
  addUser: job(
    z.object({ name: shortText.min(1), role: z.enum(ROLES), password: z.string().max(200).optional() }),
    saved,
    {
      permission: 'administer',
    },
  ),
  changeUser: command(
    z.object({ id, expectedVersion, name: shortText.min(1), role: z.enum(ROLES), active: z.boolean() }),
    saved,
    { permission: 'administer' },
  ),
  setPassword: job(z.object({ id, password: z.string().max(200) }), saved, { permission: 'read' }),
  settings: query(nothing, z.object({ values: z.record(z.string(), z.unknown()) })),
  changeSetting: command(settingChange, nothing, { permission: 'administer' }),
  /** The PC's date is right, the last records were dated ahead: terms count from the PC's date, moments still go on. */
  acceptClock: job(z.object({ reason: shortText.min(1) }), systemState, { permission: 'administer' }),
  /** Regions shipped as data; choose by name, code or pinyin initials. */
  regions: query(
    nothing,
    z.object({
      regions: z.array(
        z.object({ code: z.string(), name: z.string(), parent: z.string().nullable(), initials: z.string() }),
      ),
    }),
    { withoutDatabase: true, beforeSignIn: true },
  ),
  auditLog: query(
    z.object({ offset: count.default(0), limit: z.number().int().min(1).max(500).default(200) }),
    z.object({
      total: count,
      entries: z.array(
        z.object({
          seq: count,
          at: z.string(),
          actor: z.string(),
          action: z.string(),
          entity: z.string(),
          entityId: z.string().nullable(),
          details: z.string(),
        }),
      ),
    }),
    { permission: 'audit' },
  ),
  about: query(
    nothing,
    z.object({
      version: z.string(),
      schemaVersion: count,
      rulePack: z.string(),
      calendarTo: z.string(),
      runtime: z.record(z.string(), z.string()),
    }),
    { withoutDatabase: true, beforeSignIn: true },
  ),
};
