import { compactName } from '../../db/domain/text/normalise';
import type { DrillRecord } from '../../db/repositories/drill';
import {
  type DrillInjectRecord,
  type DrillParticipantRecord,
  drillInjectTable,
  drillParticipantTable,
} from '../../db/repositories/drill-design';
import { bookkeeping, makeDrill, type Place } from './records';

/** An inject of a drill, due at `atMinute`. */
export function makeInject(
  place: Place,
  drillId: string,
  given: Partial<DrillInjectRecord> & { number: number; atMinute: number },
): DrillInjectRecord {
  const record: DrillInjectRecord = {
    id: place.core.newId(),
    drillId,
    fromWhom: '导调组',
    toWhom: '当班班长',
    channel: 'phone',
    text: `情景信息${given.number}：罐区发现泄漏`,
    question: null,
    expectedAction: null,
    expectedMinutes: null,
    evaluator: null,
    objectiveId: null,
    phase: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  drillInjectTable.insert(place.core.write, record);
  return record;
}

/** Somebody who takes part. */
export function makeParticipant(
  place: Place,
  drillId: string,
  name: string,
  given: Partial<DrillParticipantRecord> = {},
): DrillParticipantRecord {
  const record: DrillParticipantRecord = {
    id: place.core.newId(),
    drillId,
    kind: 'person',
    refId: null,
    name,
    nameKey: compactName(name),
    role: 'player',
    post: null,
    phone: null,
    headcount: null,
    quantity: null,
    duty: null,
    attended: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  drillParticipantTable.insert(place.core.write, record);
  return record;
}

/** A drill that can begin at once: three injects at 0, 5 and 12 minutes, three participants, planned for 30 minutes. */
export function makeReadyDrill(place: Place, given: Partial<DrillRecord> = {}) {
  const drill = makeDrill(place, {
    state: 'prepared',
    plannedOn: '2026-11-20',
    startOn: null,
    endOn: null,
    evaluated: false,
    evaluatedOn: null,
    durationMinutes: 30,
    ...given,
  });
  const injects = [
    makeInject(place, drill.id, { number: 1, atMinute: 0 }),
    makeInject(place, drill.id, {
      number: 2,
      atMinute: 5,
      expectedAction: '启动三级响应',
      expectedMinutes: 3,
    }),
    makeInject(place, drill.id, { number: 3, atMinute: 12, question: '是否需要疏散周边群众？' }),
  ] as const;
  const people = [
    makeParticipant(place, drill.id, '示大明', { role: 'director', post: '总指挥' }),
    makeParticipant(place, drill.id, '例小安', { post: '抢险组组长' }),
    makeParticipant(place, drill.id, '样知新', { role: 'evaluator' }),
  ] as const;
  return { drill, injects, people };
}
