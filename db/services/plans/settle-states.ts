import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { isFiled } from '../../domain/filing/filing-state';
import { chainStates } from '../../domain/plan/version-dates';
import {
  listPlanVersions,
  listVersionFilings,
  type PlanVersionRecord,
  planVersionTable,
} from '../../repositories/plan-version';
import { nextBookkeeping } from '../own-row';

/** A version that is about to be written, and whether an office has it on file. */
export interface VersionToWrite {
  record: PlanVersionRecord;
  onFile: boolean;
}

/** A version with the state that the whole chain gives it. */
export interface SettledVersion {
  version: PlanVersionRecord;
  state: PlanVersionRecord['state'];
}

/**
 * All versions of a plan in rising order, each with the state that its dates and the chain give it. `writing` stands in for
 * the stored row of its id, or comes last when it is new.
 */
export function settledVersions(db: ReadDb, planId: string, writing?: VersionToWrite): SettledVersion[] {
  const versions = listPlanVersions(db, planId)
    .reverse()
    .map((version) => (version.id === writing?.record.id ? writing.record : version));
  if (writing && !versions.includes(writing.record)) versions.push(writing.record);
  const onFile = new Set(
    listVersionFilings(db, planId)
      .filter((filing) => isFiled(filing.state))
      .map((filing) => filing.versionId),
  );
  if (writing?.onFile) onFile.add(writing.record.id);
  const states = chainStates(
    versions.map((version) => ({ state: version.state, dates: version, onFile: onFile.has(version.id) })),
  );
  return versions.map((version, i) => ({ version, state: states[i] ?? version.state }));
}

/**
 * Brings the stored states of all versions of a plan into line: at most one is in force. Every writer of versions ends with
 * this or with `settledVersions`; `write` is how a batch remembers what it changed.
 */
export function settleStates(
  deps: Deps,
  planId: string,
  write = (record: PlanVersionRecord) => planVersionTable.update(deps.db, record),
): void {
  for (const { version, state } of settledVersions(deps.db, planId))
    if (state !== version.state) write({ ...nextBookkeeping(deps, version), state });
}
