import type { Deps } from '../../../core';
import type { FilingState } from '../../../domain/filing/filing-state';
import type { PlanValues } from '../../../ledgers/kinds/types';
import { type FilingCaseRecord, filingCaseTable, NOT_YET } from '../../../repositories/filing-case';
import { insertFilingCasePlan } from '../../../repositories/filing-case-plan';
import { appendFilingEvent, hasOwnSteps } from '../../../repositories/filing-event';
import type { BatchRecorder } from '../../batches/recorder';
import { newBookkeeping } from '../../own-row';
import { dropSearchEntries } from '../../search/complete-index';
import { raised } from './row-values';

/** The state a ledger row tells of; null when it says nothing about filing. */
function stateOf(values: PlanValues): FilingState | null {
  if (values.filedOn || values.filingNo) return 'filed';
  if (values.receivedOn) return 'checking';
  return values.submittedOn ? 'submitted' : null;
}

const differing = (said: string | null | undefined, kept: string | null | undefined): string | null =>
  said && said !== kept ? said : null;

/**
 * The filing cases that a plan ledger implies: plans of one unit with one number, or handed in and filed on the same
 * days, were one case. Numbers are kept as written; they are not taken from this office's own series.
 */
export class LedgerFilings {
  readonly #deps: Deps;
  readonly #recorder: BatchRecorder;
  /** Cases made by this import, by unit and number or days. */
  readonly #made = new Map<string, string>();

  constructor(deps: Deps, recorder: BatchRecorder) {
    this.#deps = deps;
    this.#recorder = recorder;
  }

  note(enterpriseId: string, planVersionId: string, values: PlanValues): void {
    const state = stateOf(values);
    if (state === null) return;
    const own = this.#caseOfVersion(planVersionId);
    if (own) {
      this.#complete(own, state, values);
      return;
    }
    const key = [enterpriseId, values.filingNo ?? `${values.submittedOn} ${values.filedOn}`].join('\u0001');
    const caseId =
      this.#made.get(key) ??
      this.#sameNumber(enterpriseId, values.filingNo) ??
      this.#make(enterpriseId, state, values);
    this.#made.set(key, caseId);
    this.#link(caseId, planVersionId, values);
  }

  /** Offices write one number for several plans and another clerk or day beside each: the differences stay with the plan. */
  #link(caseId: string, planVersionId: string, values: PlanValues): void {
    const kept = filingCaseTable.find(this.#deps.db, caseId);
    const link = {
      ...newBookkeeping(this.#deps),
      id: this.#deps.newId(),
      caseId,
      planVersionId,
      filedOn: differing(values.filedOn, kept?.decidedOn),
      handler: differing(values.handler, kept?.handler),
    };
    insertFilingCasePlan(this.#deps.db, link);
    this.#recorder.note('filing_case_plan', [link.id, 1, null]);
  }

  #caseOfVersion(planVersionId: string): FilingCaseRecord | undefined {
    return filingCaseTable.select(
      this.#deps.db,
      `WHERE id IN (SELECT case_id FROM filing_case_plan WHERE plan_version_id = @planVersionId AND voided_at IS NULL)
         AND voided_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`,
      { planVersionId },
    )[0];
  }

  #sameNumber(enterpriseId: string, filingNo: string | null | undefined): string | undefined {
    if (!filingNo) return undefined;
    return this.#deps.db.value<string>(
      'SELECT id FROM filing_case WHERE filing_no = @filingNo AND enterprise_id = @enterpriseId AND voided_at IS NULL',
      { filingNo, enterpriseId },
    );
  }

  #make(enterpriseId: string, state: FilingState, values: PlanValues): string {
    const record: FilingCaseRecord = {
      ...newBookkeeping(this.#deps),
      id: this.#deps.newId(),
      enterpriseId,
      kind: 'first',
      previousCaseId: null,
      state,
      round: 1,
      submittedOn: values.submittedOn ?? null,
      receivedOn: values.receivedOn ?? null,
      ...NOT_YET,
      channel: null,
      sourceId: null,
      decidedOn: values.filedOn ?? null,
      filingNo: values.filingNo ?? null,
      contact: values.contactName ?? null,
      contactPhone: values.contactPhone ?? null,
      handler: values.handler ?? null,
      remark: null,
    };
    this.#recorder.insert(filingCaseTable, record);
    this.#event(record, 'draft', values);
    return record.id;
  }

  /**
   * Adds what a later ledger knows more. A case with steps that were taken in the program keeps state, days and number:
   * those follow from its steps (办法 28), and a number that was given stays with it; a ledger fills in its people only.
   */
  #complete(record: FilingCaseRecord, state: FilingState, values: PlanValues): void {
    if (hasOwnSteps(this.#deps.db, record.id)) {
      const next = {
        ...raised(this.#deps, record),
        contact: record.contact ?? values.contactName ?? null,
        contactPhone: record.contactPhone ?? (record.contact === null ? (values.contactPhone ?? null) : null),
        handler: record.handler ?? values.handler ?? null,
      };
      if (next.contact !== record.contact || next.handler !== record.handler)
        this.#recorder.update(filingCaseTable, next);
      return;
    }
    const next: FilingCaseRecord = {
      ...raised(this.#deps, record),
      submittedOn: values.submittedOn ?? record.submittedOn,
      receivedOn: values.receivedOn ?? record.receivedOn,
      decidedOn: values.filedOn ?? record.decidedOn,
      filingNo: values.filingNo ?? record.filingNo,
      contact: values.contactName ?? record.contact,
      contactPhone: values.contactPhone ?? record.contactPhone,
      handler: values.handler ?? record.handler,
      state: record.state === 'submitted' || record.state === 'checking' ? state : record.state,
    };
    const fields = [
      'submittedOn',
      'receivedOn',
      'decidedOn',
      'filingNo',
      'contact',
      'contactPhone',
      'handler',
      'state',
    ] as const;
    if (fields.every((field) => next[field] === record[field])) return;
    this.#recorder.update(filingCaseTable, next);
    const renumbered = next.filingNo === record.filingNo ? 'SELECT NULL' : 'SELECT @id';
    dropSearchEntries(this.#deps.db, 'filing_case', 'SELECT @id', { id: next.id }, renumbered);
    if (next.state !== record.state) this.#event(next, record.state, values);
  }

  #event(record: FilingCaseRecord, from: FilingState, values: PlanValues): void {
    const { clock, actor, newId } = this.#deps;
    const id = newId();
    appendFilingEvent(this.#deps.db, {
      ...newBookkeeping(this.#deps),
      id,
      caseId: record.id,
      action: 'import',
      fromState: from,
      toState: record.state,
      onDate: values.filedOn ?? values.receivedOn ?? values.submittedOn ?? clock.today(),
      at: clock.now(),
      actor: actor.name,
      reason: '由台账导入',
      ruleTrace: null,
    });
    this.#recorder.note('filing_event', [id, 1, null]);
  }
}
