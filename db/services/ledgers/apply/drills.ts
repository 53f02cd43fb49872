import type { Deps } from '../../../core';
import type { DrillState } from '../../../domain/drill/drill-state';
import { compactName } from '../../../domain/text/normalise';
import type { DrillValues } from '../../../ledgers/kinds/types';
import { type DrillRecord, drillTable, UNDESIGNED_DRILL } from '../../../repositories/drill';
import type { BatchRecorder } from '../../batches/recorder';
import { newBookkeeping } from '../../own-row';
import type { Applier } from './applier';
import { changesOf, raised, unchangedSince, valuesOf } from './row-values';

/** Where a drill of the ledger stands in the life cycle; a ledger that is silent about it lists drills that were held. */
function stateOf(values: DrillValues, today: string): DrillState {
  switch (values.state) {
    case 'cancelled':
    case 'postponed':
    case 'planned':
      return values.state;
    default:
      if (values.endOn > today) return 'planned';
      if (values.reported) return 'reported';
      return values.evaluated ? 'evaluated' : 'ended';
  }
}

const isLed = (state: DrillState) => state === 'running' || state === 'paused';

/** A ledger is older than what was done with the program: a drill that is being led goes on, one that is closed stays closed. */
const stateAfter = (before: DrillState, told: DrillState): DrillState =>
  isLed(before) || before === 'closed' ? before : told;

/** The unit's plan that the ledger names: same compared title, else the only one of the kind drilled. */
function planOf(deps: Deps, enterpriseId: string, values: DrillValues): string | null {
  const plans = deps.db.all<{ id: string; title_key: string; kind: string }>(
    `SELECT id, title_key, kind FROM plan WHERE enterprise_id = @enterpriseId AND status = 'active' AND voided_at IS NULL`,
    { enterpriseId },
  );
  const titleKey = compactName(values.planTitle ?? '');
  const named = titleKey === '' ? undefined : plans.find((plan) => plan.title_key === titleKey);
  if (named) return named.id;
  const ofKind = plans.filter((plan) => plan.kind === values.planKind);
  return ofKind.length === 1 ? (ofKind[0]?.id ?? null) : null;
}

/** Takes the ledger's statements into a record and derives what follows from them. */
function filled(deps: Deps, record: DrillRecord, values: DrillValues): DrillRecord {
  const state = stateAfter(record.state, stateOf(values, deps.clock.today()));
  const held = state !== 'planned' && state !== 'cancelled' && state !== 'postponed';
  return {
    ...record,
    title: values.name,
    titleKey: compactName(values.name),
    planTitle: values.planTitle ?? record.planTitle,
    formText: values.formText ?? record.formText,
    planKind: values.planKind ?? record.planKind,
    form: values.form ?? record.form,
    content: values.content ?? record.content,
    purpose: values.purpose ?? record.purpose,
    level: values.level ?? record.level,
    noNotice: values.noNotice ?? record.noNotice,
    plannedOn: values.startOn,
    startOn: held && !isLed(state) ? values.startOn : record.startOn,
    // The last day of the span, planned or held: a re-read ledger must find what it said.
    endOn: values.endOn,
    timeText: values.timeText ?? record.timeText,
    place: values.place ?? record.place,
    participants: values.participants ?? record.participants,
    state,
    // Results without a drill are named while the ledger is checked, and stay outside.
    evaluated: held && (values.evaluated ?? record.evaluated),
    evaluatedOn: held ? (values.evaluatedOn ?? record.evaluatedOn) : null,
    reported: held && (values.reported ?? record.reported),
    reportedOn: held ? (values.reportedOn ?? record.reportedOn) : null,
    remark: values.remark ?? record.remark,
  };
}

/** 演练 from a ledger with free wording. */
export function createDrillApplier(deps: Deps, recorder: BatchRecorder): Applier {
  const blank = (enterpriseId: string): DrillRecord => ({
    ...newBookkeeping(deps),
    ...UNDESIGNED_DRILL,
    id: deps.newId(),
    enterpriseId,
    planId: null,
    planTitle: null,
    title: '',
    titleKey: '',
    formText: null,
    planKind: null,
    form: null,
    content: null,
    purpose: null,
    level: 'enterprise',
    noNotice: false,
    plannedOn: null,
    startOn: null,
    endOn: null,
    timeText: null,
    place: null,
    participants: null,
    scenario: null,
    state: 'planned',
    stateReason: null,
    evaluated: false,
    evaluatedOn: null,
    evaluationNote: null,
    reported: false,
    reportedOn: null,
    yearPlanYear: null,
    meets: [],
    remark: null,
  });
  return {
    create: (row) => {
      const values = valuesOf<'drills'>(row);
      if (!row.owner) throw new Error(`staged drill ${row.seq} has no owner`);
      const record = {
        ...filled(deps, blank(row.owner.id), values),
        planId: planOf(deps, row.owner.id, values),
      };
      recorder.insert(drillTable, record);
      return { id: record.id, subjectId: row.owner.id };
    },
    update: (row) => {
      const before = unchangedSince(deps, drillTable, row);
      const values = { ...valuesOf<'drills'>(row), ...changesOf(row) };
      const record = filled(deps, raised(deps, before), values);
      recorder.update(drillTable, record);
      return { id: record.id, subjectId: record.enterpriseId };
    },
  };
}
