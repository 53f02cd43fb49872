import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import type { Choice } from '../../../ui/form/SelectField';
import type { DrillEntry } from '../drill-form';

/** Kinds of accident to choose from in the form of a drill: those of the unit's plans first. */
export function useAccidentKinds(): readonly Choice[] {
  const enterpriseId = useWatch<DrillEntry, 'enterpriseId'>({ name: 'enterpriseId' });
  const { data } = useQuery(ask(useApi(), 'drillCoverage', 'accidentKinds', { enterpriseId }));
  return useMemo(() => (data?.kinds ?? []).map((kind) => ({ value: kind, label: kind })), [data]);
}
