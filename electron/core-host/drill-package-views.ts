import type { ReadDb } from '../../db/connection';
import { lookAtReport, type ReportLook } from '../../db/exchange/drills/look-at-report';
import { type DrillResultLook, lookAtDrillResult } from '../../db/exchange/drills/look-at-result';
import type { DrillPackage } from '../../db/exchange/drills/read-drill-package';
import { caseReceiver } from '../../db/exchange/filing/partners';
import { judgePlace } from '../../db/exchange/rehearse/rehearse-package';
import { deskLaw } from '../../db/law/desk-law';
import { findingsIn } from '../../db/services/drill-reports/view-reports';
import type { Contract, OutputOf } from '../contract/index';
import type { Host } from './host-state';

type Rehearsed = OutputOf<Contract['drillReports']['rehearse']>;

/** Where a package stands among those of its sender, against the database as it is now. */
export function placeOf(host: Host, db: ReadDb, { proven }: DrillPackage): ReturnType<typeof judgePlace> {
  const { manifest, signer } = proven;
  return judgePlace(manifest, signer, caseReceiver(db, host.requireSelf(), manifest.kind, host.clock.now()));
}

/** A rehearsed report against the database as it is now. */
export function lookAtReportAgain(
  host: Host,
  db: ReadDb,
  read: DrillPackage,
  unitId: string | null | undefined,
): ReportLook {
  const { sender, recipient } = read.proven.manifest;
  return lookAtReport(
    {
      db,
      law: deskLaw(db, host.law),
      self: host.requireSelf(),
      today: host.clock.today(),
      sender: sender.id,
      recipient,
      latest: placeOf(host, db, read).place.latest,
    },
    read.rows,
    unitId,
  );
}

/** A rehearsed answer against the database as it is now. */
export function lookAtResultAgain(host: Host, db: ReadDb, { proven, rows }: DrillPackage): DrillResultLook {
  const { sender } = proven.manifest;
  return lookAtDrillResult({ db, self: host.requireSelf(), today: host.clock.today(), sender }, rows);
}

/** What receiving a report would do, for the window. */
export function reportView(
  { intake, own, match, drills }: ReportLook,
  { rows: { unit, submission, plans, rows } }: DrillPackage,
): NonNullable<Rehearsed['report']> {
  const titles = new Map(plans.map(({ id, title }) => [id, title]));
  const of = (table: string, drillId: string) =>
    (rows[table] ?? []).filter(({ drill_id }) => drill_id === drillId);
  return {
    as: intake,
    period: submission.period,
    round: submission.round,
    handedInOn: submission.handedInOn,
    preparedBy: submission.preparedBy,
    note: submission.note,
    ownId: own?.id ?? null,
    unit: {
      name: unit.name,
      uscc: unit.uscc,
      how: match.how,
      matched: match.unit && { id: match.unit.id, name: match.unit.name, uscc: match.unit.uscc },
    },
    drills: drills.map(({ theirs, how, gaps }) => ({
      title: theirs.title,
      planTitle: (theirs.planId === null ? null : titles.get(theirs.planId)) ?? theirs.planTitle,
      planKind: theirs.planKind,
      form: theirs.form,
      startOn: theirs.startOn,
      participants: theirs.participants,
      how,
      gaps,
      findings: of('drill_finding', theirs.id).length,
      openFindings: of('drill_finding', theirs.id).filter(
        ({ state }) => state !== 'verified' && state !== 'carried',
      ).length,
      files: of('drill_attachment', theirs.id).length,
    })),
  };
}

/** What receiving an answer would do, for the window. */
export function drillResultView(
  look: DrillResultLook,
  { rows: { submission, answers, rows } }: DrillPackage,
): NonNullable<Rehearsed['result']> {
  const orders = new Set(look.orders);
  return {
    ownId: look.own?.id ?? null,
    known: look.known,
    period: submission.period,
    answers: answers.map(({ round, verdict, number, note, answeredOn }) => ({
      round,
      verdict,
      number,
      note,
      answeredOn,
    })),
    orders: (rows.notice ?? [])
      .filter(({ id }) => orders.has(String(id)))
      .map((notice) => ({
        number: notice.number === null ? null : String(notice.number),
        issuedOn: String(notice.issued_on),
        dueOn: notice.due_on === null ? null : String(notice.due_on),
        findings: findingsIn(JSON.parse(String(notice.details ?? '{}')) as Record<string, unknown>),
      })),
  };
}
