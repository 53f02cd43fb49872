import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../db/domain/access';
import { CALENDAR_CHANGE_KINDS } from '../../db/domain/dates/calendar-view';
import { OWNER_LEVELS } from '../../db/domain/desk';
import { DRILL_CONTENTS, DRILL_FORMS, DRILL_LEVELS, DRILL_PURPOSES } from '../../db/domain/drill/axes';
import { DRILL_STATES } from '../../db/domain/drill/drill-state';
import { DUTY_STATES } from '../../db/domain/duties/duty';
import { AFFILIATIONS, ENTERPRISE_STATUSES, SIZE_TIERS } from '../../db/domain/enterprise/facts';
import { FILING_CHANNELS, FILING_END_KINDS, NOTICE_KINDS } from '../../db/domain/filing/case-codes';
import { FILING_STATES } from '../../db/domain/filing/filing-state';
import { MATERIAL_OUTCOMES } from '../../db/domain/filing/materials';
import {
  FINDING_KINDS,
  INSPECTION_KINDS,
  INSPECTION_STATES,
  RECHECK_RESULTS,
  UNIT_STANDINGS,
} from '../../db/domain/inspection/codes';
import {
  ASSESSMENT_CONCLUSIONS,
  DOCUMENT_ROLES,
  PLAN_STATUSES,
  REVIEW_RESULTS,
  REVIEW_WAYS,
} from '../../db/domain/plan/codes';
import { GOVERNMENT_PLAN_KINDS, GOVERNMENT_RECORD_KINDS } from '../../db/domain/plan/government/kinds';
import { PLAN_KINDS } from '../../db/domain/plan/kinds';
import { ANNEX_KINDS } from '../../db/domain/plan/outline/outline-rules';
import { PLAN_VERSION_STATES } from '../../db/domain/plan/version-state';
import { LEDGER_KINDS } from '../../db/ledgers/kinds/types';
import { ledgerKind } from '../../electron/contract/codes';

/** Coded columns of the schema and the list of the domain that names their values. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'assessment.conclusion': ASSESSMENT_CONCLUSIONS,
  'calendar_change.kind': CALENDAR_CHANGE_KINDS,
  'document_annex.kind': ANNEX_KINDS,
  'drill.plan_kind': PLAN_KINDS,
  'drill.form': DRILL_FORMS,
  'drill.content': DRILL_CONTENTS,
  'drill.purpose': DRILL_PURPOSES,
  'drill.level': DRILL_LEVELS,
  'drill.state': DRILL_STATES,
  'duty.state': DUTY_STATES,
  'enterprise.affiliation': AFFILIATIONS,
  'enterprise.size_tier': SIZE_TIERS,
  'enterprise.status': ENTERPRISE_STATUSES,
  'filing_case.channel': FILING_CHANNELS,
  'filing_case.end_kind': FILING_END_KINDS,
  'filing_case.state': FILING_STATES,
  'filing_check.outcome': MATERIAL_OUTCOMES,
  'government_filing.kind': GOVERNMENT_RECORD_KINDS,
  'inspection.kind': INSPECTION_KINDS,
  'inspection.state': INSPECTION_STATES,
  'inspection_finding.kind': FINDING_KINDS,
  'inspection_finding.recheck': RECHECK_RESULTS,
  'inspection_unit.standing': UNIT_STANDINGS,
  'notice.kind': NOTICE_KINDS,
  'office.level': OWNER_LEVELS,
  'plan.kind': PLAN_KINDS,
  'plan.status': PLAN_STATUSES,
  'plan.government_kind': GOVERNMENT_PLAN_KINDS,
  'plan_document.role': DOCUMENT_ROLES,
  'plan_version.state': PLAN_VERSION_STATES,
  'plan_version.review_way': REVIEW_WAYS,
  'plan_version.review_result': REVIEW_RESULTS,
  'user.role': ROLES,
};

/** Codes that only one service or reader writes; their types stand beside their repositories. */
const HOME: ReadonlySet<string> = new Set([
  'calendar_override.kind',
  'document.encoding',
  'document_finding.outcome',
  'document_text.state',
  'expert.gender',
  'expert.status',
  'filing_case.kind',
  'package_log.direction',
  'plan_step.step',
  'plan_version.refiling',
  'revision_trigger.decision',
  'revision_trigger.reason',
  'revision_trigger.source',
  'supply.expiry_kind',
]);

/** What the schema's CHECKs accept, by `table.column`; flags and numbers left out. */
function checkedLists(): Map<string, string[]> {
  const schema = readFileSync(join(import.meta.dirname, '../../db/schema.sql'), 'utf8');
  const found = new Map<string, string[]>();
  for (const [, table, body = ''] of schema.matchAll(/^CREATE TABLE (\w+) \(([\s\S]*?)^\)/gm))
    for (const [, column, list = ''] of body.matchAll(/CHECK \((\w+) IN \(('[^)]*')\)\)/g))
      found.set(
        `${table}.${column}`,
        list.split(',').map((code) => code.trim().slice(1, -1)),
      );
  return found;
}

describe('codes', () => {
  const checked = checkedLists();

  it.each(Object.entries(LISTS))('the schema accepts in %s what the domain names', (column, list) => {
    expect([...(checked.get(column) ?? [])].sort()).toEqual([...list].sort());
  });

  it('every coded column is held against a list of the domain, or is on the list of the others', () => {
    expect([...checked.keys()].filter((column) => !(column in LISTS) && !HOME.has(column))).toEqual([]);
    expect([...HOME].filter((column) => !checked.has(column))).toEqual([]);
  });

  it('the contract knows the ledgers that the readers know', () => {
    expect([...ledgerKind.options].sort()).toEqual([...LEDGER_KINDS].sort());
  });
});
