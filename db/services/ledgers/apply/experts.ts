import type { Deps } from '../../../core';
import { parsePastEmployers } from '../../../domain/expert/past-employers';
import { recogniseSpecialties } from '../../../domain/expert/specialties';
import type { ExpertValues } from '../../../ledgers/kinds/types';
import { type ExpertRecord, expertTable } from '../../../repositories/expert';
import { expertTermTable } from '../../../repositories/expert-life';
import { findOffice } from '../../../repositories/office';
import type { BatchRecorder } from '../../batches/recorder';
import { blankExpert } from '../../experts/save-expert';
import { newBookkeeping } from '../../own-row';
import { completed, REGISTER_DEFINITIONS } from '../../registers/register-definitions';
import type { Applier } from './applier';
import { changesOf, raised, unchangedSince, valuesOf } from './row-values';

/**
 * 应急管理专家. Specialties get their codes, former employers become what recusal asks for, and a term that a roster tells is a
 * step of the person's life like one taken by hand.
 */
export function createExpertApplier(deps: Deps, recorder: BatchRecorder): Applier {
  const regionCode = findOffice(deps.db, deps.self)?.regionCode ?? '';
  const filled = (record: ExpertRecord, values: Readonly<Partial<ExpertValues>>): ExpertRecord => {
    const { pastEmployers, ...others } = values;
    const known = Object.entries(others).filter(
      ([field, value]) => field in record && value !== null && value !== undefined,
    );
    const told: ExpertRecord = { ...record, ...Object.fromEntries(known) };
    const codes = others.specialties
      ? recogniseSpecialties(others.specialties, deps.law.specialties).codes
      : [];
    return completed(deps, REGISTER_DEFINITIONS.experts, {
      ...told,
      // What a person chose by hand stays; a roster adds what it names.
      specialtyCodes: [...new Set([...told.specialtyCodes, ...codes])].sort(),
      ...(pastEmployers &&
        pastEmployers.length > 0 && { pastEmployers: pastEmployers.flatMap(parsePastEmployers) }),
    }) as unknown as ExpertRecord;
  };
  const noteTerm = (record: ExpertRecord, step: 'appoint' | 'renew') => {
    if (record.termFrom === null) return;
    recorder.insert(expertTermTable, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      expertId: record.id,
      step,
      onDay: record.termFrom,
      termFrom: record.termFrom,
      termTo: record.termTo,
      documentNo: record.certificateNo,
      reason: null,
      remark: '由名册导入',
    });
  };
  return {
    create: (row) => {
      const record = filled({ ...blankExpert(deps), regionCode }, valuesOf<'experts'>(row));
      recorder.insert(expertTable, record);
      noteTerm(record, 'appoint');
      return { id: record.id, subjectId: deps.self };
    },
    update: (row) => {
      const before = unchangedSince(deps, expertTable, row);
      const record = filled(raised(deps, before), changesOf(row) as Partial<ExpertValues>);
      recorder.update(expertTable, record);
      if (record.termTo !== null && record.termTo > (before.termTo ?? '')) noteTerm(record, 'renew');
      return { id: record.id, subjectId: deps.self };
    },
  };
}
