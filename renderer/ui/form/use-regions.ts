import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../api/context';
import { ask } from '../../api/queries';
import type { CodeOption } from './match-options';

/** Regions to choose from, each with its superior region beside it. `level` narrows by the zeros at the end of the code. */
export function useRegions(level?: 'county' | 'city' | 'province'): {
  options: readonly CodeOption[];
  loading: boolean;
} {
  const { data, isPending } = useQuery(ask(useApi(), 'system', 'regions', {}));
  const options = useMemo(() => {
    const regions = data?.regions ?? [];
    const names = new Map(regions.map((region) => [region.code, region.name]));
    return regions
      .filter((region) => level === undefined || levelOf(region.code) === level)
      .map((region): CodeOption => {
        const superior = region.parent === null ? undefined : names.get(region.parent);
        return {
          code: region.code,
          name: region.name,
          initials: region.initials,
          note: superior ? `${superior} ${region.code}` : region.code,
        };
      });
  }, [data, level]);
  return { options, loading: isPending };
}

function levelOf(code: string): 'county' | 'city' | 'province' {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}
