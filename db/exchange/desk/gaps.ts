import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { dayOfMoment } from '../../domain/dates/moment';
import { regionTree, reportersUnder, type TreeNode } from '../../domain/exchange/region-tree';
import {
  dueDayOf,
  judgeReporting,
  type LyingPackage,
  type ReportedPackage,
  type ReportingDays,
  type ReportingStanding,
  type ReportingState,
} from '../../domain/exchange/reporting';
import { seriesOf } from '../../domain/exchange/sequence';
import { compactName } from '../../domain/text/normalise';
import type { Law } from '../../law';
import { selfOffice } from '../../repositories/office';
import { readSetting } from '../../repositories/setting';
import { isUnitDesk } from '../../services/own-sight';
import { partnersOf } from '../filing/partners';
import { newestOfCount } from '../sender-order';
import { reportingOffices } from './counties';
import { remindedOn } from './kept-reminders';
import { type OfficeStanding, standingsOf, totalsStandings } from './kept-totals';

/** Setting key: days of reporting that this desk's people have chosen. */
export const REPORTING_DAYS_SETTING = 'exchange.reportingDays';

/** One that is expected to report here, and where it stands with a period. */
export interface GapRow {
  key: string;
  /** Null for a region from which nothing has ever come. */
  officeId: string | null;
  name: string;
  regionCode: string;
  state: ReportingState;
  daysLate: number;
  /** Number of the package that lies here and waits to be merged; null where none covers the period. */
  lyingSequence: number | null;
  /** The day on which a letter last asked for this period. */
  remindedOn: string | null;
  /** The day the report of the period was made, and the day it was merged here. */
  reportedOn: string | null;
  mergedOn: string | null;
  lastPeriod: string | null;
  lastOn: string | null;
  lastSequence: number;
  missingNumbers: number[];
  /** Moment at which the merge of its latest package was undone, while nothing newer has come. */
  undoneAt: string | null;
  /** Regions below it whose records have not come through it. */
  below: string[];
  /** The office's duty line, as the directory has it. */
  dutyPhone: string | null;
  /** How the own totals stand of it and of those that report through it, the worst first. */
  totals: OfficeStanding[];
}

/** By which days this desk collects: its own choice, or what the rule data proposes. */
export function reportingDays(db: ReadDb, law: Law): ReportingDays {
  return readSetting<ReportingDays>(db, REPORTING_DAYS_SETTING, law.figures.reportingDays);
}

/** An upload of somebody that was read at this desk and not merged: only the running program knows of it. */
export interface Lying extends LyingPackage {
  senderId: string;
  regionCode: string;
}

/** Who has not reported a period, and who has: everyone that reports here directly. Empty at a unit's desk. */
export function reportingGaps(
  db: ReadDb,
  law: Law,
  period: string,
  today: CivilDate,
  lying: readonly Lying[] = [],
): { dueOn: CivilDate; rows: GapRow[] } {
  const dueOn = dueDayOf(period, reportingDays(db, law));
  const self = selfOffice(db);
  if (self === undefined || isUnitDesk(db)) return { dueOn, rows: [] };
  const nodes = regionTree({ ...self, viaId: null }, reportingOffices(db), law.regions, () => false);
  const root = nodes[0]?.key;
  const packages = uploadsBySender(db);
  const undone = undoneBySender(db);
  // Where the only merge of an office was undone, its region stands without an office again.
  const partners = partnersOf(db);
  const gone = new Map([...undone].map(([sender, at]) => [partners[sender]?.regionCode, at]));
  const phone = dutyPhones(db);
  const standings = totalsStandings(db);
  const reminded = remindedOn(db, period);
  const rows = nodes
    .filter(({ parent }) => parent === root)
    .map((node): GapRow => {
      const { officeId, key, name, regionCode } = node;
      const theirs = officeId === null ? [] : (packages.get(officeId) ?? []);
      const waiting = lying.filter((each) =>
        officeId === null ? each.regionCode === regionCode : each.senderId === officeId,
      );
      const standing = judgeReporting(theirs, period, dueOn, today, waiting);
      return {
        ...{ key, officeId, name, regionCode, dutyPhone: phone(node) },
        ...told(standing),
        remindedOn: reminded.get(key) ?? null,
        undoneAt: undoneSince(officeId === null ? gone.get(regionCode) : undone.get(officeId), theirs),
        below: nodes
          .filter(({ kind, parent }) => kind === 'region' && parent === key)
          .map(({ name }) => name),
        totals: standingsOf(standings, reportersUnder(nodes, key)),
      };
    });
  return { dueOn, rows };
}

function told({ state, daysLate, report, lying, last, missingNumbers }: ReportingStanding) {
  return {
    ...{ state, daysLate, missingNumbers: [...missingNumbers] },
    lyingSequence: lying?.sequence ?? null,
    reportedOn: report?.madeOn ?? null,
    mergedOn: report?.mergedOn ?? null,
    lastPeriod: last?.period ?? null,
    lastOn: last?.madeOn ?? null,
    lastSequence: last?.sequence ?? 0,
  };
}

interface Upload extends ReportedPackage {
  mergedAt: string;
}

/** Uploads that stand merged here, by who sent them, in the order in which they were made. */
export function uploadsBySender(db: ReadDb): Map<string, Upload[]> {
  const found = new Map<string, Upload[]>();
  for (const { sender, seq, period, createdAt, at, recipient } of db.all<{
    sender: string;
    seq: number;
    period: string | null;
    createdAt: string | null;
    at: string;
    recipient: string;
  }>(
    `SELECT partner_id AS sender, seq, period, json_extract(manifest, '$.createdAt') AS createdAt, at,
            COALESCE(json_extract(manifest, '$.recipient.name'), '') AS recipient
       FROM package_log WHERE direction = 'in' AND kind = 'upload' ORDER BY partner_id, ${newestOfCount('partner_id', 'manifest')}, seq, at`,
  )) {
    const list = found.get(sender) ?? [];
    const mergedOn = dayOfMoment(Date.parse(at));
    const made = Date.parse(createdAt ?? at);
    list.push({
      ...{ sequence: seq, series: seriesOf('upload', recipient), period, mergedOn, mergedAt: at },
      madeOn: Number.isNaN(made) ? mergedOn : dayOfMoment(made),
    });
    found.set(sender, list);
  }
  return found;
}

/** When a merge of a sender was last undone whose package does not stand merged again. */
function undoneBySender(db: ReadDb): Map<string, string> {
  return new Map(
    db
      .all<{ sender: string; at: string }>(
        `SELECT sender_id AS sender, MAX(undone_at) AS at FROM merge_batch b
          WHERE undone_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM package_log p WHERE p.id = b.package_id)
          GROUP BY sender_id`,
      )
      .map(({ sender, at }) => [sender, at]),
  );
}

const undoneSince = (undoneAt: string | undefined, packages: readonly Upload[]): string | null =>
  undoneAt !== undefined && packages.every(({ mergedAt }) => mergedAt <= undoneAt) ? undoneAt : null;

/** The duty line of an office: by its name in the directory, else the emergency office's of its region. */
function dutyPhones(db: ReadDb): (node: TreeNode) => string | null {
  const lines = db.all<{ organisation: string; regionCode: string; origin: string; phone: string }>(
    `SELECT organisation_key AS organisation, region_code AS regionCode, origin, duty_phone AS phone FROM contact
      WHERE voided_at IS NULL AND kind = 'office' AND duty_phone IS NOT NULL ORDER BY call_order, organisation_key, id`,
  );
  return ({ name, regionCode, officeId }) => {
    const key = compactName(name);
    const line =
      lines.find(({ organisation }) => organisation === key) ??
      lines.find(({ origin }) => origin === officeId) ??
      lines.find((each) => each.regionCode === regionCode && each.organisation.includes(key));
    return line?.phone ?? null;
  };
}
