import type { Deps } from '../../core';
import type { FilingChannel } from '../../domain/filing/case-codes';
import { type FilingCaseRecord, filingCaseTable, NOT_YET } from '../../repositories/filing-case';
import { insertFilingCasePlan, previousCaseOf } from '../../repositories/filing-case-plan';
import { newBookkeeping } from '../own-row';

/** What is known of a case when it is opened. */
export interface NewCase {
  enterpriseId: string;
  versions: readonly { planId: string; versionId: string }[];
  /** Null at a unit's own desk. */
  channel: FilingChannel | null;
  /** The unit's own case, when its package brings this one. */
  sourceId: string | null;
  contact: string | null;
  contactPhone: string | null;
  remark: string | null;
}

/**
 * Opens a case as a draft with its plan versions; the next step is the caller's. It points back to the former case when
 * one of the plans is on file in an earlier version (办法 37).
 */
export function openCase(deps: Deps, { versions, ...given }: NewCase): FilingCaseRecord {
  const previous = previousCaseOf(
    deps.db,
    versions.map(({ planId }) => planId),
  );
  const record: FilingCaseRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    kind: previous ? 'refiling' : 'first',
    previousCaseId: previous?.id ?? null,
    state: 'draft',
    round: 1,
    submittedOn: null,
    receivedOn: null,
    ...NOT_YET,
    handler: deps.actor.name,
    ...given,
  };
  filingCaseTable.insert(deps.db, record);
  for (const { versionId } of versions)
    insertFilingCasePlan(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      caseId: record.id,
      planVersionId: versionId,
    });
  return record;
}
