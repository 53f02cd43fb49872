import type { ReadDb } from '../../connection';
import {
  type DrillSubmissionAnswerRecord,
  type DrillSubmissionRecord,
  drillSubmissionTable,
} from '../../repositories/drill-submission';
import { linksOf, sentByOthers } from '../filing/source-links';
import { type PackageProblem, packageProblem } from '../problems';
import type { DrillRows } from './drill-rows';

/** What an office's answer would do at the unit's desk; nothing is written. */
export interface DrillResultLook {
  own: DrillSubmissionRecord | null;
  /** Words of the office that are not known here yet. */
  news: DrillSubmissionAnswerRecord[];
  /** Ids of orders to correct that are not here yet. */
  orders: string[];
  /** Nothing in it is new. */
  known: boolean;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/** Compares an office's answer with the unit's own report. Answers may come twice and in any order. */
export function lookAtDrillResult(
  {
    db,
    self,
    today,
    sender,
  }: { db: ReadDb; self: string; today: string; sender: { id: string; name: string } },
  rows: DrillRows,
): DrillResultLook {
  const links = linksOf(db, sender.id);
  const { sourceId } = rows.submission;
  const found = sourceId === null ? undefined : drillSubmissionTable.find(db, sourceId);
  const own = found?.origin === self && found.voidedAt === null ? found : null;
  const look: DrillResultLook = { own, news: [], orders: [], known: false, warnings: [], blocks: [] };
  if (own === null) {
    look.blocks.push(packageProblem('DRILL_RESULT_UNKNOWN'));
    return look;
  }
  look.news = rows.answers.filter(({ id }) => links.own('drill_submission_answer', id) === null);
  look.orders = (rows.rows.notice ?? []).flatMap(({ id }) =>
    links.own('notice', String(id)) === null ? [String(id)] : [],
  );
  if (sentByOthers(db, sender.id, 'drill_submission', own.id)) {
    look.blocks.push(packageProblem('DRILL_RESULT_OTHER_OFFICE', sender.name));
    return look;
  }
  const handedIn = own.state === 'handed-in' ? own.round : own.round - 1;
  const strange = rows.answers.find(({ round }) => round < 1 || round > handedIn);
  if (strange) look.blocks.push(packageProblem('DRILL_RESULT_ROUND', String(strange.round)));
  const early = rows.answers.find(
    ({ answeredOn, round }) =>
      answeredOn > today || (round === own.round && own.handedInOn !== null && answeredOn < own.handedInOn),
  );
  const orderToCome = (rows.rows.notice ?? []).find(({ issued_on }) => String(issued_on) > today);
  if (early ?? orderToCome)
    look.blocks.push(
      packageProblem('DRILL_RESULT_DATE', early?.answeredOn ?? String(orderToCome?.issued_on)),
    );
  look.known = look.news.length === 0 && look.orders.length === 0;
  if (look.known) look.warnings.push(packageProblem('DRILL_RESULT_KNOWN'));
  return look;
}
