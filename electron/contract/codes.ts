import { z } from 'zod';
import { DRILL_CONTENTS, DRILL_FORMS, DRILL_LEVELS, DRILL_PURPOSES } from '../../db/domain/drill/axes';
import { DUTY_STATES } from '../../db/domain/duties/duty';
import { AFFILIATIONS, ENTERPRISE_STATUSES, SIZE_TIERS } from '../../db/domain/enterprise/facts';
import { MATERIAL_OUTCOMES } from '../../db/domain/filing/materials';
import {
  ASSESSMENT_CONCLUSIONS,
  DOCUMENT_ROLES,
  PLAN_STATUSES,
  REVIEW_RESULTS,
  REVIEW_WAYS,
} from '../../db/domain/plan/codes';
import { PLAN_KINDS } from '../../db/domain/plan/kinds';

/** Coded values as the contract accepts them; the domain names them. */
export const planKind = z.enum(PLAN_KINDS);
export const planStatus = z.enum(PLAN_STATUSES);
export const assessmentConclusion = z.enum(ASSESSMENT_CONCLUSIONS);
export const reviewWay = z.enum(REVIEW_WAYS);
export const reviewResult = z.enum(REVIEW_RESULTS);
export const documentRole = z.enum(DOCUMENT_ROLES);
export const drillForm = z.enum(DRILL_FORMS);
export const drillContent = z.enum(DRILL_CONTENTS);
export const drillPurpose = z.enum(DRILL_PURPOSES);
export const drillLevel = z.enum(DRILL_LEVELS);
export const materialOutcome = z.enum(MATERIAL_OUTCOMES);
export const dutyState = z.enum(DUTY_STATES);
export const affiliation = z.enum(AFFILIATIONS);
export const sizeTier = z.enum(SIZE_TIERS);
export const enterpriseStatus = z.enum(ENTERPRISE_STATUSES);
/** Kinds of ledgers; the readers in db/ledgers, which the contract does not know, have the same. */
export const ledgerKind = z.enum([
  'enterprises',
  'plans',
  'experts',
  'teams',
  'equipment',
  'supplies',
  'drills',
]);
/** What a batch that can be undone did. */
export const batchKind = z.enum([...ledgerKind.options, 'plan-folder', 'enterprise-merge', 'expert-merge']);
