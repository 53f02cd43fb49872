import type { Deps } from '../../core';
import { parseIndustryCode } from '../../domain/codes/industry';
import { checkUscc, normaliseUscc } from '../../domain/codes/uscc';
import { boundsOf, placeProblem } from '../../domain/enterprise/coordinates';
import { knownActivities } from '../../domain/enterprise/facts';
import { PlanDeskError } from '../../domain/errors';
import { compactName } from '../../domain/text/normalise';
import { nameInitials } from '../../pinyin';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import {
  type EnterpriseRecord,
  findEnterpriseByUscc,
  findEnterprisesByNameKey,
} from '../../repositories/enterprise';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';

/** The facts that a person edits; see `enterpriseFields` of the contract. */
export type EnterpriseFields = Omit<
  EnterpriseRecord,
  keyof Bookkeeping | 'id' | 'nameKey' | 'nameInitials' | 'usccSuspect' | 'sets' | 'closedOn' | 'mergedIntoId'
>;

/** A checked set of fields with what follows from them. */
export type CheckedFields = Omit<EnterpriseRecord, keyof Bookkeeping | 'id' | 'sets'>;

/**
 * Checks what a person entered and brings it into the form in which it is kept. `before` is the record as it stands,
 * null for a new one.
 *
 * A code whose check characters fail is refused unless the reason field says why it is right all the same; a code that
 * came in by a ledger and is already marked as doubtful may stay. Units without a code need a reason.
 * @throws PlanDeskError FIELDS_INVALID {field, fields}, DUPLICATE_USCC {id, name}, DUPLICATE_NAME {id, name}
 */
export function checkEnterpriseFields(
  deps: Pick<Deps, 'db' | 'clock' | 'self' | 'law'>,
  fields: EnterpriseFields,
  before: EnterpriseRecord | null,
): CheckedFields {
  const check = new FieldCheck(areaCodeOf(fields.regionCode));
  const today = deps.clock.today();
  const name = check.required('name', fields.name, '请填写单位名称，至少两个字。');
  const code = checkCode(check, fields, before);
  const industryCode = readIndustry(check, fields.industryCode);
  const activities = knownActivities(fields.activities);
  const unknown = fields.activities.filter((activity) => !(activities as string[]).includes(activity));
  if (unknown.length > 0)
    check.add(
      'activities',
      'ACTIVITY_UNKNOWN',
      `程序不认识这些生产经营活动：${unknown.join('、')}，请重新选择。`,
    );
  if ((fields.longitude === null) !== (fields.latitude === null))
    check.add(
      fields.longitude === null ? 'longitude' : 'latitude',
      'COORDINATES_INCOMPLETE',
      '经度和纬度要同时填写。',
    );
  else if (fields.longitude !== null && fields.latitude !== null) {
    const { longitude, latitude } = fields;
    const bounds = boundsOf(fields.regionCode, deps.law.enterpriseData.bounds);
    const problem = placeProblem({ longitude, latitude }, bounds);
    if (problem !== null) check.add('longitude', 'COORDINATES_OUTSIDE', problem);
  }

  const checked: CheckedFields = {
    ...fields,
    ...code,
    name,
    nameKey: compactName(name),
    nameInitials: nameInitials(name),
    closedOn: fields.status === 'closed' ? (before?.closedOn ?? today) : null,
    mergedIntoId: before?.mergedIntoId ?? null,
    town: check.text(fields.town),
    address: check.text(fields.address),
    industryCode,
    supervisionCategory: check.text(fields.supervisionCategory),
    activities,
    sizeBasis: check.text(fields.sizeBasis),
    establishedOn: check.date('establishedOn', fields.establishedOn, today),
    legalPerson: check.text(fields.legalPerson),
    legalPhone: check.phone('legalPhone', fields.legalPhone, before?.legalPhone ?? null),
    principal: check.text(fields.principal),
    principalPhone: check.phone('principalPhone', fields.principalPhone, before?.principalPhone ?? null),
    safetyOfficer: check.text(fields.safetyOfficer),
    safetyOfficerPhone: check.phone(
      'safetyOfficerPhone',
      fields.safetyOfficerPhone,
      before?.safetyOfficerPhone ?? null,
    ),
    standardLevel: check.text(fields.standardLevel),
    standardUntil: check.date('standardUntil', fields.standardUntil),
    licenceNo: check.text(fields.licenceNo),
    licenceUntil: check.date('licenceUntil', fields.licenceUntil),
    businessScope: check.lines(fields.businessScope),
    remark: check.lines(fields.remark),
  };
  check.throwIfAny();
  refuseDuplicate(deps, checked, before);
  return checked;
}

function checkCode(
  check: FieldCheck,
  fields: EnterpriseFields,
  before: EnterpriseRecord | null,
): Pick<EnterpriseRecord, 'uscc' | 'noUsccReason' | 'usccSuspect'> {
  const reason = check.text(fields.noUsccReason);
  const written = check.text(fields.uscc);
  if (written === null) {
    if (reason === null)
      check.add(
        'noUsccReason',
        'USCC_REASON_NEEDED',
        '没有统一社会信用代码的，请写明原因，例如“村办，未登记”。',
      );
    return { uscc: null, noUsccReason: reason, usccSuspect: false };
  }
  const verdict = checkUscc(written);
  if (verdict.ok) return { uscc: verdict.value, noUsccReason: null, usccSuspect: false };
  const { code, message, suggestion } = verdict.error;
  const uscc = normaliseUscc(written);
  const kept = before?.usccSuspect === true && before.uscc === uscc;
  const onlyCheckFails = code === 'uscc_check' || code === 'uscc_inner_check';
  if (kept || (onlyCheckFails && reason !== null)) return { uscc, noUsccReason: reason, usccSuspect: true };
  const hint =
    suggestion !== null
      ? `可能是 ${suggestion}。`
      : onlyCheckFails
        ? '确认无误的，请在“无代码原因”中说明。'
        : '';
  check.add('uscc', code.toUpperCase(), message + hint);
  return { uscc, noUsccReason: reason, usccSuspect: false };
}

function readIndustry(check: FieldCheck, value: string | null): string | null {
  const text = check.text(value);
  if (text === null) return null;
  const verdict = parseIndustryCode(text);
  if (verdict.ok) return verdict.value.code;
  check.add('industryCode', 'INDUSTRY_CODE', verdict.error.message);
  return text;
}

function refuseDuplicate(
  deps: Pick<Deps, 'db' | 'self'>,
  checked: CheckedFields,
  before: EnterpriseRecord | null,
): void {
  if (checked.uscc !== null) {
    const other = findEnterpriseByUscc(deps.db, deps.self, checked.uscc);
    if (other && other.id !== before?.id)
      throw new PlanDeskError(
        'DUPLICATE_USCC',
        `这个统一社会信用代码已登记给“${other.name}”，请打开该单位修改。`,
        {
          field: 'uscc',
          id: other.id,
          name: other.name,
        },
      );
    return;
  }
  // Without a code the name is all that tells units apart.
  const other = findEnterprisesByNameKey(deps.db, deps.self, checked.nameKey).find(
    (found) => found.id !== before?.id,
  );
  if (other)
    throw new PlanDeskError(
      'DUPLICATE_NAME',
      `已有同名单位“${other.name}”，请填写统一社会信用代码以便区分。`,
      {
        field: 'name',
        id: other.id,
        name: other.name,
      },
    );
}
