import type { Answer } from '../../api/contract';

type Duty = Answer<'duties', 'forSubject'>['rows'][number];

/** Screens where the next step of a duty is taken, by the kind of step that the core names. */
const pathByAction: Readonly<Record<string, (id: string | null, duty: Duty) => string>> = {
  enterprise: (id, duty) => `/enterprises/${id ?? duty.subjectId}`,
  plan: (id) => (id ? `/plans/${id}` : '/plans'),
  filing: (id) => (id ? `/filing/${id}` : '/filing'),
  'receive-filing': (_id, duty) => `/filing/receive?enterprise=${encodeURIComponent(duty.subjectId)}`,
  drill: (id, duty) =>
    id ? `/drills/${id}` : `/drills/new?enterprise=${encodeURIComponent(duty.subjectId)}`,
};

/** Where the duty's next step is taken; the unit's own page when the core names no other. */
export function dutyPath(duty: Duty): string {
  const path = pathByAction[duty.action.kind] ?? pathByAction.enterprise;
  return path?.(duty.action.id, duty) ?? '/';
}
