import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import type { Course } from '../course-forms';

/** How far the versions of a plan have come; asked once for all panels of the page. */
export function useCourse(planId: string): Course | undefined {
  return useQuery(ask(useApi(), 'plans', 'course', { id: planId })).data;
}
