import type { Deps } from '../../core';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import { plansOfCase } from '../../repositories/filing-case-plan';
import { saveFilingCheck } from '../../repositories/filing-check';
import { filingDocumentTable, findFilingDocument } from '../../repositories/filing-document';
import { appendFilingEvent } from '../../repositories/filing-event';
import { noticeTable } from '../../repositories/notice';
import { markDutiesDirty, refreshDirtyDuties } from '../../services/duties/refresh';
import { announceCase } from '../../services/filing/take-step';
import { newBookkeeping, nextBookkeeping } from '../../services/own-row';
import { reindex } from '../../services/search/reindex';
import { packageError } from '../problems';
import type { ProvenPackage } from '../read/prove-package';
import type { Received } from './apply-intake';
import { carriedName, keepCarried } from './carried-files';
import { lookAtResult, type ResultLook } from './look-at-result';
import type { MatterRows } from './matter-rows';
import { keepPartner } from './partners';
import { receivedAlready, recordBatch, unitRows } from './record-batch';
import { link, linksOf } from './source-links';

/**
 * Takes an office's answer into the unit's own case: its steps with their dates, what it asks for, number, letters and
 * papers. They are the office's facts and are kept as they came; the unit's own steps stay as they are. An answer that is
 * known, or older than what is known, changes nothing. The writer must have the package's files attached as `packed`.
 * @throws PlanDeskError the first block of `lookAtResult`
 */
export function applyResult(
  deps: Deps,
  order: { proven: ProvenPackage; rows: MatterRows; fileName: string; confirmedHow?: string | undefined },
): Received {
  const { db } = deps;
  const { rows, proven } = order;
  const sender = proven.manifest.sender;
  const look = lookAtResult({ db, self: deps.self, sender }, rows);
  const [block] = look.blocks;
  const { own } = look;
  if (block || own === null) throw packageError(block?.code ?? 'FILING_RESULT_UNKNOWN_CASE', block?.where);
  const answer = { caseId: own.id, enterpriseId: own.enterpriseId };
  if (look.known)
    return {
      ...answer,
      written: false,
      batchId: receivedAlready(db, proven.manifest.packageId),
      tables: [],
      taken: null,
    };

  const before = unitRows(db, own.enterpriseId);
  const newDocuments = rows.documents
    .filter((document) => keepCarried(db, document, deps.clock.now()))
    .map(({ sha256 }) => sha256);
  appendSteps(deps, own, look, sender);
  filingCaseTable.update(db, nextBookkeeping(deps, answered(own, rows.record)));
  for (const check of rows.checks)
    saveFilingCheck(db, { ...check, ...newBookkeeping(deps), id: deps.newId(), caseId: own.id });
  keepLetters(deps, own, rows, sender.id);
  for (const { round, material, sha256, fileName, pages } of rows.papers) {
    const place = { caseId: own.id, round, material: material.slice(0, 40), sha256 };
    if (!findFilingDocument(db, place))
      filingDocumentTable.insert(db, {
        id: deps.newId(),
        ...place,
        fileName: carriedName(fileName),
        pages,
        ...newBookkeeping(deps),
      });
  }
  link(db, sender.id, 'filing_case', { sourceId: rows.record.id, ownId: own.id });
  keepPartner(db, proven.manifest);
  reindex(db, 'filing', [own.id]);
  reindex(
    db,
    'plan',
    plansOfCase(db, own.id).map(({ planId }) => planId),
  );
  markDutiesDirty(db, [own.enterpriseId]);
  refreshDirtyDuties(deps);
  const batch = recordBatch(deps, before, {
    unit: own.enterpriseId,
    proven,
    fileName: order.fileName,
    confirmedHow: order.confirmedHow,
    newDocuments,
  });
  announceCase(deps, own.id, own.enterpriseId);
  return { ...answer, written: true, ...batch, taken: null };
}

/** The unit's case with what only the office can know of it. */
function answered(own: FilingCaseRecord, theirs: FilingCaseRecord): FilingCaseRecord {
  const { state, round, receivedOn, returnedOn, decidedOn, filingNo, endKind, transferredTo, certificateOn } =
    theirs;
  return {
    ...own,
    state,
    round,
    receivedOn,
    returnedOn,
    decidedOn,
    filingNo,
    endKind,
    transferredTo,
    certificateOn,
    handler: theirs.handler,
  };
}

function appendSteps(
  deps: Deps,
  own: FilingCaseRecord,
  { news }: ResultLook,
  sender: { id: string; name: string },
): void {
  let state: string = own.state;
  for (const { id: sourceId, ...event } of news) {
    const id = deps.newId();
    appendFilingEvent(deps.db, {
      ...newBookkeeping(deps),
      ...event,
      id,
      caseId: own.id,
      fromState: state,
      actor: `${sender.name} ${event.actor}`.slice(0, 200),
    });
    state = event.toState;
    link(deps.db, sender.id, 'filing_event', { sourceId, ownId: id });
  }
}

/** Letters of the office, each once. */
function keepLetters(deps: Deps, own: FilingCaseRecord, rows: MatterRows, sender: string): void {
  const links = linksOf(deps.db, sender);
  for (const notice of rows.notices) {
    if (links.own('notice', notice.id) !== null) continue;
    const id = deps.newId();
    noticeTable.insert(deps.db, {
      ...notice,
      ...newBookkeeping(deps),
      id,
      caseId: own.id,
      enterpriseId: own.enterpriseId,
    });
    link(deps.db, sender, 'notice', { sourceId: notice.id, ownId: id });
  }
}
