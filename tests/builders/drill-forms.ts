import { evaluationPack, NO_CHANGES, tablesToFill } from '../../db/domain/drill/evaluation-tables';
import { loadLaw } from '../../db/law';
import { storeDocument } from '../../db/repositories/document';
import {
  type DrillLogRecord,
  drillAttachmentTable,
  drillLogTable,
} from '../../db/repositories/drill-conduct';
import { type DrillObjectiveRecord, drillObjectiveTable } from '../../db/repositories/drill-design';
import {
  type DrillEvaluationRecord,
  drillEvaluationTable,
  drillScoreTable,
} from '../../db/repositories/drill-evaluation';
import { type DrillFindingRecord, drillFindingTable } from '../../db/repositories/drill-finding';
import { packDocument } from '../../db/services/plans/pack-document';
import { resourcesFolder } from './database';
import { buildPng } from './pictures';
import { bookkeeping, type Place } from './records';

const standard = evaluationPack(loadLaw(resourcesFolder).drillEvaluation, 'YJT-9009-2015');
if (!standard) throw new Error('the standard is shipped');
/** 紧急动员, with its five items. */
export const GROUP = 'A2.2';
export const ITEMS = ['A2.2.1', 'A2.2.2', 'A2.2.3', 'A2.2.4', 'A2.2.5'] as const;

/** A form of an evaluator on one group; `wanting` items are answered 否 with a reason, the others 是. */
export function makeDrillForm(
  place: Place,
  {
    wanting = [],
    answered = true,
    ...given
  }: Partial<DrillEvaluationRecord> & {
    drillId: string;
    wanting?: readonly string[];
    answered?: boolean;
  },
): DrillEvaluationRecord {
  if (!standard) throw new Error('the standard is shipped');
  const items = tablesToFill(standard, NO_CHANGES, [GROUP]);
  const record: DrillEvaluationRecord = {
    id: place.core.newId(),
    kind: 'evaluator',
    evaluator: '测评估',
    post: null,
    pack: standard.id,
    tables: items.map(({ id }) => id),
    items,
    scale: 'yes-no',
    state: 'done',
    opinion: '',
    signedOn: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  drillEvaluationTable.insert(place.core.write, record);
  if (answered)
    for (const item of ITEMS)
      drillScoreTable.insert(place.core.write, {
        id: place.core.newId(),
        evaluationId: record.id,
        item,
        verdict: wanting.includes(item) ? 'no' : 'yes',
        points: null,
        remark: wanting.includes(item) ? '行动迟缓' : '',
        logIds: [],
        ...bookkeeping(place),
        ...(given.origin !== undefined && { origin: given.origin }),
      });
  return record;
}

/** An objective of a drill that nobody has judged. */
export function makeObjective(
  place: Place,
  given: Partial<DrillObjectiveRecord> & { drillId: string },
): DrillObjectiveRecord {
  const record: DrillObjectiveRecord = {
    id: place.core.newId(),
    position: 1,
    text: '十分钟内撤出全部人员',
    standard: '十分钟',
    sectionPath: [],
    findingId: null,
    met: null,
    metNote: null,
    ...bookkeeping(place),
    ...given,
  };
  drillObjectiveTable.insert(place.core.write, record);
  return record;
}

/** An entry of a drill's log. */
export function makeLogEntry(
  place: Place,
  given: Partial<DrillLogRecord> & { drillId: string; seq: number },
): DrillLogRecord {
  const record: DrillLogRecord = {
    id: place.core.newId(),
    runId: null,
    at: '2026-06-10T01:00:00.000Z',
    clockSeconds: given.seq * 60,
    kind: 'action',
    injectId: null,
    correctsId: null,
    actor: '值班员',
    text: '报告调度室',
    delaySeconds: null,
    late: false,
    author: null,
    ...bookkeeping(place),
    ...given,
  };
  drillLogTable.insert(place.core.write, record);
  return record;
}

/** A finding of a drill that waits for its owner. */
export function makeDrillFinding(
  place: Place,
  given: Partial<DrillFindingRecord> & { drillId: string },
): DrillFindingRecord {
  const record: DrillFindingRecord = {
    id: place.core.newId(),
    number: 1,
    title: '上报迟缓',
    titleKey: '上报迟缓',
    area: 'warning',
    severity: 'plain',
    evidence: '九点十二分才上报',
    logIds: [],
    item: null,
    planVersionId: null,
    sectionPath: [],
    owner: null,
    dueOn: null,
    state: 'open',
    repeatsId: null,
    carriedToId: null,
    carriedReason: null,
    triggerId: null,
    closedOn: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  drillFindingTable.insert(place.core.write, record);
  return record;
}

/** A photograph kept with a drill. */
export function makePhoto(place: Place, drillId: string, caption: string): void {
  const packed = packDocument(buildPng(40, 30));
  storeDocument(place.core.write, packed, 'image', place.core.clock.now());
  drillAttachmentTable.insert(place.core.write, {
    id: place.core.newId(),
    drillId,
    kind: 'photo',
    sha256: packed.sha256,
    fileName: 'photo.png',
    caption,
    logId: null,
    findingId: null,
    ...bookkeeping(place),
  });
}
