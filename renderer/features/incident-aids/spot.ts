import type { Answer, Question } from '../../api/contract';

export type SpotQuestion = Question<'incidentAids', 'around'>['spot'];
export type Around = Answer<'incidentAids', 'around'>;
export type AidWords = Answer<'incidentAids', 'words'>;
export type AppliedPlan = Answer<'incidentAids', 'plans'>['rows'][number];
export type CallLine = Answer<'incidentAids', 'calls'>['lines'][number];

/** What is called to the place of an incident, with the metres it has to come, by id. */
export interface OrderTarget {
  readonly teamIds?: readonly string[];
  readonly supplyIds?: readonly string[];
  readonly distances: Readonly<Record<string, number>>;
}

export type Way = Around['teams']['placed'][number]['way'];
