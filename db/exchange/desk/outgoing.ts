import { createHash } from 'node:crypto';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { mayContinue } from '../../domain/exchange/profile';
import { compactName } from '../../domain/text/normalise';
import { SCHEMA_VERSION } from '../../migrate';
import { findOffice } from '../../repositories/office';
import { officeKey, type SigningKey } from '../keys';
import type { PackageHead, WrittenPackage } from '../write/write-package';

export interface UploadWish {
  /** '2026', '2026H1'. */
  period: string;
  recipientName: string;
  /** Sequence number of the package this one continues; null sends everything. */
  since: number | null;
  /** Id of the export profile; null goes on with that of the last package to this recipient. */
  profile?: string | null;
}

/** Everything about a package that is decided before its rows are read. */
export interface PreparedPackage {
  head: PackageHead;
  key: SigningKey;
  /** Under what the log counts packages to this recipient. */
  partner: string;
}

export interface PreparedUpload extends PreparedPackage {
  changedSince: string | null;
}

interface LoggedPackage {
  seq: number;
  sha256: string;
  manifest: string;
}

/**
 * Decides everything about an upload that is not its content: who sends it to whom, its place in the sequence, on what
 * it builds. Makes the office's key when there is none yet.
 * @throws PlanDeskError PACKAGE_SEQUENCE_UNKNOWN, EXPORT_PROFILE_UNKNOWN, EXPORT_PROFILE_WIDER
 */
export function prepareUpload(deps: Deps, wish: UploadWish): PreparedUpload {
  const { db, self } = deps;
  const recipientId =
    db.value<string>('SELECT id FROM office WHERE name = @name AND is_self = 0', {
      name: wish.recipientName,
    }) ?? null;
  const named = `name:${compactName(wish.recipientName)}`;
  const partner = recipientId ?? named;
  const sent = db.all<LoggedPackage>(
    `SELECT seq, sha256, manifest FROM package_log WHERE direction = 'out' AND kind = 'upload' AND partner_id IN (@partner, @named) ORDER BY seq DESC`,
    // Numbers go on once the recipient, known by its name so far, has become an office with an id.
    { partner, named },
  );
  const [last] = sent;
  const base = wish.since === null ? null : sent.find((each) => each.seq === wish.since);
  if (base === undefined)
    throw new PlanDeskError(
      'PACKAGE_SEQUENCE_UNKNOWN',
      `没有向“${wish.recipientName}”报送过第 ${wish.since} 号包，请改报全部内容。`,
      { since: wish.since },
    );
  const profile = profileOf(deps, wish, last, base);
  return {
    partner,
    key: officeKey(db, self, {
      at: deps.clock.now(),
      by: deps.actor.name,
      dataKey: deps.dataKey,
    }),
    changedSince: base === null ? null : (JSON.parse(base.manifest) as { createdAt: string }).createdAt,
    head: {
      ...senderHead(deps),
      profile,
      kind: 'upload',
      recipient: { id: recipientId, name: wish.recipientName },
      period: wish.period,
      sequence: (last?.seq ?? 0) + 1,
      previousSha256: last?.sha256 ?? null,
      base: base === null ? { kind: 'full' } : { kind: 'since', sequence: base.seq, sha256: base.sha256 },
    },
  };
}

/** What is left out: as wished, else as the last time. A package of changes leaves out no less than its base did. */
function profileOf(
  { law }: Deps,
  { profile: wished, recipientName }: UploadWish,
  last: LoggedPackage | undefined,
  base: LoggedPackage | null,
): PackageHead['profile'] {
  const { profiles, usual } = law.exportProfiles;
  const before = last && profileIn(last).id;
  const id = wished ?? (profiles.some((one) => one.id === before) ? before : usual);
  const chosen = profiles.find((one) => one.id === id);
  if (!chosen)
    throw new PlanDeskError(
      'EXPORT_PROFILE_UNKNOWN',
      `没有名为“${id}”的报送档次，可选：${profiles.map((one) => `${one.id}（${one.label}）`).join('、')}。`,
      { profile: id },
    );
  if (base !== null && !mayContinue(profileIn(base).omitted, chosen.omitted))
    throw new PlanDeskError(
      'EXPORT_PROFILE_WIDER',
      `第 ${base.seq} 号包省略了“${chosen.label}”要报送的内容，只报变更会缺少没有改动的记录。请向“${recipientName}”改报全部内容。`,
      { since: base.seq, profile: chosen.id },
    );
  return { id: chosen.id, omitted: [...chosen.omitted] };
}

/** Packages before format 6 left nothing out. */
function profileIn({ manifest }: LoggedPackage): PackageHead['profile'] {
  return (
    (JSON.parse(manifest) as Partial<Pick<PackageHead, 'profile'>>).profile ?? { id: 'standard', omitted: [] }
  );
}

/**
 * A package that brings chosen rows to one recipient: it bears the number after the last of its kind.
 * @param to.partner under what the log counts packages to this recipient
 * @param to.before under what it counted them while only the name was known: the numbers go on
 * @throws PlanDeskError DATABASE_INCOMPLETE
 */
export function prepareSelection(
  deps: Deps,
  to: { partner: string; before?: string } & Pick<PackageHead, 'kind' | 'recipient'>,
): PreparedPackage {
  const { db, self } = deps;
  const { partner, before = partner, kind, recipient } = to;
  const last = db.get<{ seq: number; sha256: string }>(
    `SELECT seq, sha256 FROM package_log WHERE direction = 'out' AND kind = @kind AND partner_id IN (@partner, @before)
     ORDER BY seq DESC LIMIT 1`,
    { kind, partner, before },
  );
  return {
    partner,
    key: officeKey(db, self, {
      at: deps.clock.now(),
      by: deps.actor.name,
      dataKey: deps.dataKey,
    }),
    head: {
      ...senderHead(deps),
      kind,
      recipient,
      period: null,
      sequence: (last?.seq ?? 0) + 1,
      previousSha256: last?.sha256 ?? null,
      base: { kind: 'selection' },
    },
  };
}

/**
 * What every package of this desk says of it: who sends it, when, by which rules.
 * @throws PlanDeskError DATABASE_INCOMPLETE
 */
function senderHead({
  db,
  self,
  law,
  clock,
  newId,
}: Deps): Pick<
  PackageHead,
  | 'packageId'
  | 'sender'
  | 'createdAt'
  | 'schemaVersion'
  | 'rulePack'
  | 'calendar'
  | 'profile'
  | 'totals'
  | 'forwarded'
> {
  const sender = findOffice(db, self);
  if (!sender)
    throw new PlanDeskError('DATABASE_INCOMPLETE', '数据库里没有本单位的登记，请重新建库或从备份恢复。', {});
  return {
    packageId: newId(),
    sender: { id: self, name: sender.name, regionCode: sender.regionCode, level: sender.level },
    createdAt: clock.now(),
    schemaVersion: SCHEMA_VERSION,
    rulePack: law.packVersion,
    calendar: `${law.calendarCoverage} ${createHash('sha256').update(JSON.stringify(law.calendarData)).digest('hex').slice(0, 12)}`,
    profile: { id: 'standard', omitted: [] },
    totals: null,
    forwarded: [],
  };
}

/**
 * Enters a finished package into the log; the file gets its final name right after. A crash in between leaves a number
 * that was never sent, which the receiver reports as missing; the other way round two packages could bear one number.
 * @throws PlanDeskError EXPORT_OVERTAKEN when another export took the number meanwhile
 */
export function logPackage(
  deps: Deps,
  prepared: PreparedPackage,
  written: WrittenPackage,
  fileName: string,
): void {
  const { entries: _entries, ...kept } = written.manifest;
  const { head, partner } = prepared;
  const taken = deps.db.value<number>(
    `SELECT MAX(seq) FROM package_log WHERE direction = 'out' AND kind = @kind AND partner_id = @partner`,
    { kind: head.kind, partner },
  );
  if ((taken ?? 0) >= head.sequence)
    throw new PlanDeskError('EXPORT_OVERTAKEN', '同时进行的另一次导出已经占用了这个包号，请重新导出。', {
      sequence: head.sequence,
    });
  deps.db.run(
    `INSERT INTO package_log (id, direction, kind, partner_id, seq, sha256, period, file_name, manifest, at)
     VALUES (@id, 'out', @kind, @partner, @seq, @sha256, @period, @fileName, @manifest, @at)`,
    {
      id: head.packageId,
      kind: head.kind,
      partner,
      seq: head.sequence,
      sha256: written.sha256,
      period: head.period,
      fileName,
      manifest: JSON.stringify(kept),
      at: head.createdAt,
    },
  );
  deps.changed('exchange');
}

/** Takes the entry back: the file could not be given its name. */
export function withdrawPackage(deps: Deps, prepared: PreparedPackage): void {
  deps.db.run('DELETE FROM package_log WHERE id = @id', { id: prepared.head.packageId });
  deps.changed('exchange');
}
