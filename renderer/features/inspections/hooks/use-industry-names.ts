import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';

/** Divisions of GB/T 4754 by their code, as `C26 化学原料和化学制品制造业`. */
export function useIndustryNames(): ReadonlyMap<string, string> {
  const { data } = useQuery(ask(useApi(), 'enterprises', 'industries', {}));
  return useMemo(
    () => new Map((data?.rows ?? []).map(({ code, name }) => [code, `${code} ${name}`])),
    [data],
  );
}
