import { compactName } from '../../db/domain/text/normalise';
import { storeDocument } from '../../db/repositories/document';
import { drillTable } from '../../db/repositories/drill';
import { correctiveActionTable, drillFindingTable } from '../../db/repositories/drill-finding';
import { packDocument, sha256Of } from '../../db/services/plans/pack-document';
import { drillReports } from '../../electron/contract/drill-reports';
import { exchange } from '../../electron/contract/exchange';
import { drillReports as drillReportHandlers } from '../../electron/core-host/handlers/drill-reports';
import { exchange as exchangeHandlers } from '../../electron/core-host/handlers/exchange';
import { closedTogether, makePackageDesk, type PackageDesk } from './package-desk';
import { bookkeeping, madeUpUscc, makeDrill, makeEnterprise, makePlan } from './records';

const contract = { drillReports, exchange };

/** A desk with the doors that half-yearly reports go through. */
export type DrillDesk = PackageDesk<typeof contract>;

const NAMES = { office: '舒兰市应急管理局', enterprise: '舒兰市示例化工有限公司' };

/** Opens a new desk on a day that stands still until `goTo`. */
export function makeDrillDesk(
  desk: keyof typeof NAMES,
  { name = NAMES[desk], today }: { name?: string; today?: string } = {},
): DrillDesk {
  return makePackageDesk(
    contract,
    { drillReports: drillReportHandlers, exchange: exchangeHandlers },
    { desk, name, today },
  );
}

/** Desks of one test file, all closed at once after each test. */
export const drillDesks = () => closedTogether(makeDrillDesk);

/** A chemical works at its own desk with two drills of the first half of 2026: one with a finding, its correction and files. */
export function fillDrills(desk: DrillDesk): {
  unitId: string;
  planId: string;
  first: string;
  second: string;
} {
  const unit = makeEnterprise(desk, {
    name: '舒兰市示例化工有限公司',
    uscc: madeUpUscc(777),
    activities: ['hazmat-production'],
    sets: ['SET-A'],
    safetyOfficer: '示安全',
    safetyOfficerPhone: '19900001234',
    createdAt: '2026-01-05T00:00:00.000Z',
  });
  const { plan, version } = makePlan(desk, {
    enterpriseId: unit.id,
    kind: 'special',
    title: '危险化学品泄漏专项应急预案',
    first: { publishedOn: '2026-01-10', signedOn: '2026-01-08' },
  });
  const first = makeDrill(desk, {
    enterpriseId: unit.id,
    planId: plan.id,
    planVersionId: version.id,
    title: '液氨泄漏应急演练',
    startOn: '2026-04-20',
    endOn: '2026-04-20',
    evaluatedOn: '2026-04-22',
    participants: 36,
    cost: 12_000,
    remark: '内部备注',
  });
  const second = makeDrill(desk, {
    enterpriseId: unit.id,
    title: '办公楼疏散演练',
    planTitle: '火灾现场处置方案',
    planKind: 'onsite',
    startOn: '2026-06-10',
    endOn: '2026-06-10',
    evaluatedOn: '2026-06-11',
  });
  addFindingTo(desk, first.id);
  attachTo(desk, first.id, 'report', '评估报告.txt');
  attachTo(desk, first.id, 'photo', '现场.txt');
  return { unitId: unit.id, planId: plan.id, first: first.id, second: second.id };
}

/** A finding that is being put right, with a first correction. */
export function addFindingTo(desk: DrillDesk, drillId: string): { findingId: string } {
  const title = '疏散集合点清点人数用时过长';
  const findingId = desk.core.newId();
  drillFindingTable.insert(desk.core.write, {
    id: findingId,
    drillId,
    number: 1,
    title,
    titleKey: compactName(title),
    area: 'command',
    severity: 'plain',
    evidence: '清点用了十二分钟',
    logIds: [],
    item: null,
    planVersionId: null,
    sectionPath: ['应急响应'],
    owner: '测值班',
    dueOn: '2026-05-20',
    state: 'assigned',
    repeatsId: null,
    carriedToId: null,
    carriedReason: null,
    triggerId: null,
    closedOn: null,
    remark: null,
    ...bookkeeping(desk),
  });
  correctiveActionTable.insert(desk.core.write, {
    id: desk.core.newId(),
    findingId,
    measure: '制作班组人员名牌',
    doneOn: '2026-05-10',
    doneBy: '测值班',
    doneAccount: null,
    proof: '名牌照片',
    verdict: null,
    verifiedOn: null,
    verifiedBy: null,
    verifyNote: null,
    ...bookkeeping(desk),
  });
  return { findingId };
}

/** A plain file that hangs on a drill. */
export function attachTo(desk: DrillDesk, drillId: string, kind: string, fileName: string): string {
  const bytes = Buffer.from(`${kind} ${drillId}`);
  storeDocument(desk.core.write, packDocument(bytes), 'txt', desk.core.clock.now());
  const book = bookkeeping(desk);
  desk.core.write.run(
    `INSERT INTO drill_attachment (id, drill_id, kind, sha256, file_name, origin, version, created_at, updated_at)
     VALUES (@id, @drillId, @kind, @sha256, @fileName, @origin, 1, @at, @at)`,
    {
      id: desk.core.newId(),
      drillId,
      kind,
      sha256: sha256Of(bytes),
      fileName,
      origin: book.origin,
      at: book.createdAt,
    },
  );
  return sha256Of(bytes);
}

/** Begins the report of a half-year, hands it in and writes its package. */
export async function reportHalfYear(
  desk: DrillDesk,
  unitId: string,
  name: string,
  more: { period?: string; onDate?: string; photos?: boolean; details?: boolean } = {},
): Promise<{ id: string; file: string }> {
  const { period = '2026H1', onDate = '2026-07-10', ...extras } = more;
  const begun = await desk.call('drillReports', 'begin', { enterpriseId: unitId, period });
  const { standing, version } = await desk.call('drillReports', 'get', { id: begun.id });
  const open =
    standing === 'draft'
      ? { id: begun.id, version }
      : await desk.call('drillReports', 'reopen', { id: begun.id, expectedVersion: version });
  await desk.call('drillReports', 'handIn', { id: open.id, expectedVersion: open.version, onDate });
  return { id: open.id, file: await sendDrills(desk, open.id, name, extras) };
}

/** Writes the package of a report, or of its answer. */
export async function sendDrills(
  desk: DrillDesk,
  id: string,
  name: string,
  extras: { photos?: boolean; details?: boolean; password?: string } = {},
): Promise<string> {
  await desk.call('drillReports', 'write', {
    id,
    recipientName: '舒兰市应急管理局',
    ...extras,
    file: desk.host.grants.grant(desk.path(name)),
  });
  return desk.path(name);
}

/** Looks at a package and receives it. */
export async function receiveDrills(
  desk: DrillDesk,
  file: string,
  more: { unitId?: string | null; acceptKey?: boolean; confirmedHow?: string } = {},
) {
  const { rehearsalId } = await desk.call('drillReports', 'rehearse', { file: desk.host.grants.grant(file) });
  return desk.call('drillReports', 'receive', { rehearsalId, ...more });
}

/** Drills of a desk by title. */
export const drillsOf = (desk: DrillDesk) =>
  drillTable.select(desk.core.read, 'WHERE voided_at IS NULL ORDER BY start_on, id');
