import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { FILING_DAYS } from '../../domain/filing/filing-case';
import { archiveNoTakenBy, type FilingCaseRecord } from '../../repositories/filing-case';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { begin, type CaseInput, done, type Saved } from './decide-filing';
import { officeClock } from './dossier';
import type { Corrected } from './kept-with-step';
import { takeStep } from './take-step';

/** Facts of a case that can be put right; the state, the number and the plans move by steps of their own. */
export const CORRECTABLE_FIELDS = [...FILING_DAYS, 'contact', 'contactPhone', 'archiveNo', 'remark'] as const;
type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/**
 * Puts days or facts of a case right: a new entry with what stood there, what stands there now and why; what was
 * entered first stays readable. A corrected receipt moves the five working days and, for a deemed filing, the day on
 * which the law filed it.
 * @throws PlanDeskError FIELDS_INVALID, NOTHING_TO_CORRECT, ARCHIVE_NO_TAKEN, FILING_BLOCKED
 */
export function correctCase(
  deps: Deps,
  input: CaseInput & { reason: string; fields: Partial<Record<CorrectableField, string | null>> },
): Saved & { corrected: Corrected } {
  const { law, dossier } = begin(deps, input);
  const { record, enterprise } = dossier;
  const today = deps.clock.today() as CivilDate;
  const next = tidied(deps, record, input.fields, areaCodeOf(enterprise.regionCode));
  if (record.state === 'deemed-filed' && dossier.receivedHere) {
    const clock = officeClock({ ...record, ...next }, law, today);
    next.decidedOn = clock === null ? record.decidedOn : clock.expiresOn;
  }
  const corrected: Corrected = Object.fromEntries(
    CORRECTABLE_FIELDS.filter((field) => field in next && next[field] !== record[field]).map((field) => [
      field,
      [record[field], next[field] ?? null],
    ]),
  );
  if (Object.keys(corrected).length === 0)
    throw new PlanDeskError('NOTHING_TO_CORRECT', '内容和原来一样，没有需要更正的。', { id: input.id });
  const archiveNo = corrected.archiveNo?.[1];
  const bearer = archiveNo ? archiveNoTakenBy(deps.db, archiveNo, record.id, deps.self) : undefined;
  if (bearer)
    throw new PlanDeskError(
      'ARCHIVE_NO_TAKEN',
      `档号“${archiveNo}”已用于“${bearer.unit}”的案卷，请换一个。`,
      {
        archiveNo,
        caseId: bearer.id,
      },
    );
  const changed = takeStep(deps, law, dossier, {
    action: 'correct',
    onDate: today,
    reason: input.reason,
    corrected,
    change: () => next,
  });
  return { ...done(deps, changed), corrected };
}

function tidied(
  deps: Deps,
  record: FilingCaseRecord,
  fields: Partial<Record<CorrectableField, string | null>>,
  areaCode: string | undefined,
): Partial<Pick<FilingCaseRecord, CorrectableField>> {
  const check = new FieldCheck(areaCode);
  const next: Partial<Pick<FilingCaseRecord, CorrectableField>> = {};
  for (const day of FILING_DAYS)
    if (day in fields) next[day] = check.date(day, fields[day] ?? null, deps.clock.today());
  if ('contact' in fields) next.contact = check.text(fields.contact ?? null);
  if ('contactPhone' in fields)
    next.contactPhone = check.phone('contactPhone', fields.contactPhone ?? null, record.contactPhone);
  if ('archiveNo' in fields) next.archiveNo = check.text(fields.archiveNo ?? null);
  if ('remark' in fields) next.remark = check.lines(fields.remark ?? null);
  check.throwIfAny();
  return next;
}
