import type { Answer } from '../../api/contract';

type Duty = Answer<'duties', 'forSubject'>['rows'][number];

/** Screens where the next step of a duty is taken, by the kind of step that the core names. */
const pathByAction: Readonly<
  Record<Duty['action']['kind'], ((id: string, period: string) => string) | undefined>
> = {
  none: undefined,
  'check-filing': (id) => `/filing/${id}`,
  'number-filing': (id) => `/filing/${id}`,
  'receive-filing': (id) => `/filing/receive?enterprise=${id}`,
  'register-plan': (id) => `/plans/new?enterprise=${id}`,
  'open-plan': (id) => `/plans/${id}`,
  'open-expert': (id) => `/experts/${id}`,
  'assess-plan': (id) => `/plans/${id}?do=assess`,
  'open-drill': (id) => `/drills/${id}`,
  'plan-drills': (id, year) => `/drills/plan?enterprise=${id}&year=${year}`,
  'report-drills': (_, period) => `/drills/reports?period=${period}`,
  'inspect-drills': undefined,
  'record-drill': (id) => `/drills/new?enterprise=${id}`,
  'record-risk-analysis': (id) => `/enterprises/${id}?tab=risk`,
  'have-team': undefined,
  'open-team': (id) => `/teams/${id}`,
  'renew-agreement': undefined,
  'store-gear': undefined,
  'open-depot': (id) => `/depots/${id}`,
  'plan-watch': (id) => `/watch?enterprise=${id}`,
  'open-hazard': (id) => `/hazards/${id}`,
  'open-danger': (id) => `/hidden-dangers?open=${id}`,
};

/** Where the duty's next step is taken; the unit's own page when the core names no other. */
export function dutyPath(duty: Duty): string {
  const { kind, id } = duty.action;
  if (kind === 'record-drill' && id === null) return '/drills/new';
  if (kind === 'inspect-drills') return '/inspections';
  if (kind === 'plan-watch' && id === null) return '/watch';
  const path =
    id === null ? undefined : pathByAction[kind]?.(encodeURIComponent(id), encodeURIComponent(duty.period));
  return path ?? `/enterprises/${encodeURIComponent(duty.subjectId)}`;
}
