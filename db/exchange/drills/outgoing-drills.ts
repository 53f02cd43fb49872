import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { compactName } from '../../domain/text/normalise';
import { type DrillSubmissionRecord, drillSubmissionTable } from '../../repositories/drill-submission';
import { answersOf } from '../../repositories/drill-submission-views';
import { assertEditable, found } from '../../services/own-row';
import { assertInSight, isUnitDesk } from '../../services/own-sight';
import { type PreparedPackage, prepareSelection } from '../desk/outgoing';
import { partnersOf } from '../filing/partners';
import { sourceOf } from '../filing/source-links';
import type { DrillPackageKind } from './drill-rows';

export interface PreparedDrillPackage extends PreparedPackage {
  kind: DrillPackageKind;
  record: DrillSubmissionRecord;
}

/**
 * Decides everything about the package of one half-yearly report that is not its content. At a unit's desk it is the
 * report for an office, at an office's desk the answer for the unit whose package brought the report.
 * @param wish.recipientName the office; an answer needs none, it goes back where the report came from
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DRILL_REPORT_DRAFT, DRILL_REPORT_OPEN, DRILL_REPORT_NOT_BY_PACKAGE,
 *   RECIPIENT_MISSING
 */
export function prepareDrillPackage(
  deps: Deps,
  wish: { id: string; recipientName: string | null },
): PreparedDrillPackage {
  const { db } = deps;
  assertInSight(db, 'drill_submission', wish.id);
  const record = found(drillSubmissionTable.find(db, wish.id), '演练报告', wish.id);
  assertEditable(deps, record);
  const kind = isUnitDesk(db) ? 'drill-report' : 'drill-result';
  const recipient =
    kind === 'drill-report' ? officeOf(deps, record, wish.recipientName) : unitOf(deps, record);
  const byName = `name:${compactName(recipient.name)}`;
  const selection = prepareSelection(deps, {
    kind,
    recipient,
    // Before its first answer an office is known by name alone; the numbers go on when its id is known.
    partner: recipient.id ?? byName,
    before: byName,
  });
  return { ...selection, kind, record, head: { ...selection.head, kind, period: record.period } };
}

interface Recipient {
  id: string | null;
  name: string;
}

function officeOf({ db }: Deps, record: DrillSubmissionRecord, recipientName: string | null): Recipient {
  if (record.state !== 'handed-in')
    throw new PlanDeskError('DRILL_REPORT_DRAFT', '这份报告还没有报送，请先按“报送”。', { id: record.id });
  const name = (recipientName ?? '').trim();
  if (name === '')
    throw new PlanDeskError('RECIPIENT_MISSING', '请填写接收演练报告的应急管理部门名称。', {
      field: 'recipientName',
    });
  const known = Object.entries(partnersOf(db)).find(
    ([, partner]) => compactName(partner.name) === compactName(name),
  );
  return { id: known?.[0] ?? null, name };
}

function unitOf({ db }: Deps, record: DrillSubmissionRecord): Recipient {
  if (answersOf(db, record.id).length === 0)
    throw new PlanDeskError('DRILL_REPORT_OPEN', '这份报告还没有答复，没有回执可以发给单位。', {
      id: record.id,
    });
  const source = sourceOf(db, 'drill_submission', record.id);
  const partner = source && partnersOf(db)[source.origin];
  if (!source || !partner)
    throw new PlanDeskError(
      'DRILL_REPORT_NOT_BY_PACKAGE',
      '这份报告不是由单位的报告包收到的，没有可以回复的数据库，请打印回执送达单位。',
      { id: record.id },
    );
  return { id: source.origin, name: partner.name };
}
