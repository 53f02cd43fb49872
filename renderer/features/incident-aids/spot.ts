import type { Answer, Question } from '../../api/contract';

export type SpotQuestion = Question<'incidentAids', 'around'>['spot'];
export type Around = Answer<'incidentAids', 'around'>;
export type AidWords = Answer<'incidentAids', 'words'>;
export type AppliedPlan = Answer<'incidentAids', 'plans'>['rows'][number];
export type CallLine = Answer<'incidentAids', 'calls'>['lines'][number];
export type Way = Around['teams']['placed'][number]['way'];
