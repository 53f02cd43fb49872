import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { ACCIDENT_GRADES, type AccidentGrade } from '../../domain/codes/accident-grade';
import { maskPhone } from '../../domain/codes/mask';
import { PlanDeskError } from '../../domain/errors';
import { type IncidentToll, suggestGrade } from '../../domain/incident/grade-suggestion';
import { moneyText, tollText } from '../../domain/incident/paper-source';
import { hazardTable } from '../../repositories/hazard';
import { type IncidentRecord, incidentTable } from '../../repositories/incident';
import { unitOfIncident } from '../../repositories/incident-views';
import { selfOffice } from '../../repositories/office';
import { FieldCheck } from '../field-check';
import { newBookkeeping, nextBookkeeping } from '../own-row';
import { isInSight } from '../own-sight';
import { reindex } from '../search/reindex';
import { livingIncident, type SavedIncident, seenIncident } from './own-incident';
import { appendIncidentLog } from './write-log';

/** What a person enters about an incident; three of them are enough to begin: place, kind, when it was learned of. */
export interface IncidentFields {
  /** '' or null: made of unit or place and kind. */
  name: string | null;
  accidentKind: string;
  enterpriseId: string | null;
  hazardId: string | null;
  town: string | null;
  /** May be empty where the unit is named. */
  place: string | null;
  longitude: number | null;
  latitude: number | null;
  /** Moments, UTC. */
  happenedAt: string | null;
  learnedAt: string;
  unitLearnedAt: string | null;
  reportedBy: string | null;
  reporterPhone: string | null;
  description: string | null;
  substances: string | null;
  responseLevel: string | null;
  commander: string | null;
  remark: string | null;
}

/** Opens an incident, a practice one where nothing has happened. @throws PlanDeskError FIELDS_INVALID */
export function openIncident(deps: Deps, input: IncidentFields & { practice: boolean }): SavedIncident {
  const { practice, ...fields } = input;
  const record: IncidentRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    ...checkedIncident(deps, fields, null),
    practice,
    state: 'open',
    deaths: 0,
    seriousInjuries: 0,
    missing: 0,
    trapped: 0,
    directLoss: null,
    tollChangedAt: null,
    grade: null,
    gradeBy: null,
    gradeAt: null,
    endedAt: null,
    endReason: null,
    closedOn: null,
  };
  incidentTable.insert(deps.db, record);
  appendIncidentLog(deps, record.id, {
    kind: 'state',
    at: record.learnedAt,
    whom: record.reportedBy,
    text: `${practice ? '练习：' : ''}接到报告，开始处置。${record.description ?? ''}`,
  });
  return settleIncident(deps, record);
}

/** Changes what is known. Toll, grade and state have steps of their own. @throws PlanDeskError as `livingIncident`, FIELDS_INVALID */
export function updateIncident(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: IncidentFields },
): SavedIncident {
  const before = livingIncident(deps, input.id, input.expectedVersion);
  const record = { ...nextBookkeeping(deps, before), ...checkedIncident(deps, input.fields, before) };
  incidentTable.update(deps.db, record);
  return settleIncident(deps, record);
}

/**
 * Takes down a changed toll, with its entry in the log; it starts the clock of a supplementary report (493 art. 13). What is the
 * same as before changes nothing.
 * @throws PlanDeskError as `livingIncident`
 */
export function changeToll(
  deps: Deps,
  input: IncidentToll & { id: string; expectedVersion: number; source: string | null },
): SavedIncident {
  const before = livingIncident(deps, input.id, input.expectedVersion);
  const toll: IncidentToll = {
    deaths: input.deaths,
    seriousInjuries: input.seriousInjuries,
    missing: input.missing,
    trapped: input.trapped,
    directLoss: input.directLoss,
  };
  const people = (['deaths', 'seriousInjuries', 'missing', 'trapped'] as const).some(
    (key) => before[key] !== toll[key],
  );
  if (!people && before.directLoss === toll.directLoss) return { id: before.id, version: before.version };
  const now = deps.clock.now();
  const record: IncidentRecord = {
    ...nextBookkeeping(deps, before),
    ...toll,
    // Art. 13 speaks of people; a better estimate of the loss starts no clock.
    tollChangedAt: people ? now : before.tollChangedAt,
  };
  incidentTable.update(deps.db, record);
  appendIncidentLog(deps, record.id, {
    kind: 'toll',
    at: now,
    whom: input.source,
    text: people
      ? tollText(toll)
      : `直接经济损失：${toll.directLoss === null ? '待核实' : moneyText(toll.directLoss)}。`,
  });
  return settleIncident(deps, record);
}

/**
 * Sets the grade as people have decided it; the suggestion stands beside it in the log where it was another.
 * @throws PlanDeskError as `livingIncident`, INCIDENT_GRADE_UNKNOWN
 */
export function setGrade(
  deps: Deps,
  input: { id: string; expectedVersion: number; grade: AccidentGrade | null; by: string },
): SavedIncident {
  const before = livingIncident(deps, input.id, input.expectedVersion);
  if (input.grade !== null && !ACCIDENT_GRADES.includes(input.grade))
    throw new PlanDeskError('INCIDENT_GRADE_UNKNOWN', '没有这个事故等级，请重新选择。', {});
  const now = deps.clock.now();
  const record: IncidentRecord = {
    ...nextBookkeeping(deps, before),
    grade: input.grade,
    gradeBy: input.grade === null ? null : input.by,
    gradeAt: input.grade === null ? null : now,
  };
  incidentTable.update(deps.db, record);
  const suggested = suggestGrade(before, deps.law.accidentGrades).grade;
  const word = (grade: AccidentGrade | null) =>
    deps.law.accidentGrades.grades.find((limits) => limits.grade === grade)?.label ?? '未达一般事故';
  appendIncidentLog(deps, record.id, {
    kind: 'state',
    at: now,
    whom: input.by,
    text:
      input.grade === null
        ? '撤回事故等级。'
        : `确定为${word(input.grade)}${input.grade === suggested ? '' : `（按已知伤亡和损失推算为${word(suggested)}）`}。`,
  });
  return settleIncident(deps, record);
}

/** The telephone of whoever reported, in full; the caller writes who looked at it. @throws PlanDeskError NOT_FOUND */
export function revealReporter(db: ReadDb, id: string): string {
  return seenIncident(db, id).reporterPhone ?? '';
}

/** What a changed incident brings along: how it is found, and the screens. */
export function settleIncident(deps: Deps, record: IncidentRecord): SavedIncident {
  reindex(deps.db, 'incident', [record.id]);
  deps.changed('incidents', [record.id]);
  return { id: record.id, version: record.version };
}

function checkedIncident(deps: Deps, fields: IncidentFields, before: IncidentRecord | null) {
  const check = new FieldCheck();
  const now = deps.clock.now();
  const kinds = deps.law.accidentKinds.kinds.map(({ name }) => name);
  const accidentKind = check.text(fields.accidentKind) ?? '';
  if (!kinds.includes(accidentKind) && accidentKind !== before?.accidentKind)
    check.add('accidentKind', 'REQUIRED', '请选择事故类别。');
  const { enterpriseId, hazardId } = fields;
  const unit =
    enterpriseId === null || !isInSight(deps.db, 'enterprise', enterpriseId)
      ? undefined
      : unitOfIncident(deps.db, enterpriseId);
  if (enterpriseId !== null && unit === undefined)
    check.add('enterpriseId', 'NOT_FOUND', '找不到所选的单位，请重新选择。');
  const hazard =
    hazardId === null || !isInSight(deps.db, 'hazard', hazardId)
      ? undefined
      : hazardTable.find(deps.db, hazardId);
  if (hazardId !== null && hazard === undefined)
    check.add('hazardId', 'NOT_FOUND', '找不到所选的重大危险源，请重新选择。');
  if (hazard && enterpriseId !== null && hazard.enterpriseId !== enterpriseId)
    check.add('hazardId', 'HAZARD_ELSEWHERE', '所选的重大危险源不属于这家单位，请重新选择。');
  const place = check.text(fields.place) ?? unit?.address ?? unit?.name ?? '';
  if (place === '') check.add('place', 'REQUIRED', '请填写事故地点，或选择事故单位。');
  const learnedAt = new Date(Date.parse(fields.learnedAt)).toISOString();
  const moment = (field: 'happenedAt' | 'unitLearnedAt', late: string) => {
    const text = fields[field];
    if (text === null) return null;
    const at = new Date(Date.parse(text)).toISOString();
    if (at > learnedAt) check.add(field, 'INCIDENT_TIME_ORDER', late);
    return at;
  };
  if (learnedAt > now) check.add('learnedAt', 'INCIDENT_TIME_FUTURE', '接报时间还没有到，请核对。');
  const happenedAt = moment('happenedAt', '发生时间晚于接报时间，请核对。');
  const unitLearnedAt = moment('unitLearnedAt', '单位负责人得知的时间晚于接报时间，请核对。');
  if (happenedAt !== null && unitLearnedAt !== null && unitLearnedAt < happenedAt)
    check.add('unitLearnedAt', 'INCIDENT_TIME_ORDER', '单位负责人得知的时间早于发生时间，请核对。');
  if ((fields.longitude === null) !== (fields.latitude === null))
    check.add('longitude', 'COORDINATES_INCOMPLETE', '经度和纬度要一起填写，或都留空。');
  const reporterPhone = check.phone('reporterPhone', fields.reporterPhone, before?.reporterPhone ?? null);
  check.throwIfAny();
  // The site of the unit stands for a place that nobody has measured.
  const located = fields.longitude === null && before === null ? unit : fields;
  return {
    name: check.text(fields.name) ?? `${unit?.name ?? place}${accidentKind}`,
    accidentKind,
    enterpriseId,
    hazardId,
    regionCode: unit?.regionCode ?? before?.regionCode ?? selfOffice(deps.db)?.regionCode ?? '',
    town: check.text(fields.town) ?? unit?.town ?? null,
    place,
    longitude: located?.longitude ?? null,
    latitude: located?.latitude ?? null,
    happenedAt,
    learnedAt,
    unitLearnedAt,
    reportedBy: check.text(fields.reportedBy),
    reporterPhone,
    description: check.lines(fields.description),
    substances: check.text(fields.substances),
    responseLevel: check.text(fields.responseLevel),
    commander: check.text(fields.commander),
    remark: check.lines(fields.remark),
  };
}

/** The reporter's number as lists and pages show it. */
export function maskedReporter({ reporterPhone }: Pick<IncidentRecord, 'reporterPhone'>): string | null {
  return reporterPhone === null ? null : maskPhone(reporterPhone);
}
