import type { Answer, Question } from '../../api/contract';

export type UnitFiling = Answer<'filingPackages', 'get'>;
export type UnitMaterial = UnitFiling['materials'][number];
export type CaseRehearsal = Answer<'filingPackages', 'rehearse'>;
export type Intake = NonNullable<CaseRehearsal['intake']>;
export type CaseResult = NonNullable<CaseRehearsal['result']>;

/** Extension of every package. */
export const packageExtension = 'yjpkg';

/** What can be attached to a material. */
export const paperExtensions = ['docx', 'doc', 'pdf', 'wps', 'xlsx', 'txt', 'png', 'jpg', 'jpeg', 'tif'];

/** What of a hand-in is to replace ours. */
export type TakeOver = NonNullable<Question<'filingPackages', 'receive'>['takeOver']>;
export const NOTHING_TAKEN: TakeOver = { unit: [], versions: [], sets: [] };
