import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../api/context';
import { ask } from '../api/queries';

/** Titles of rules by id, from the rule pack itself: a pack that brings a new rule brings its title. */
export function useRuleTitles(needed: boolean): ReadonlyMap<string, string> {
  const { data } = useQuery({ ...ask(useApi(), 'duties', 'rules', {}), enabled: needed });
  return useMemo(() => new Map((data?.rules ?? []).map((rule) => [rule.id, rule.title])), [data]);
}
