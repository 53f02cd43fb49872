import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import type { Choice } from '../../../ui/form/SelectField';
import { useLawWord } from '../../../ui/use-law-word';

interface TeamChoices {
  readonly fields: readonly Choice[];
  readonly natures: readonly Choice[];
  readonly capabilities: readonly Choice[];
  readonly grades: readonly string[];
}

/** Fields, natures, capabilities and grades of the data, in the chosen language. */
export function useTeamChoices(): TeamChoices {
  const { data } = useQuery(ask(useApi(), 'teams', 'catalogue', {}));
  const word = useCodeWord();
  const law = useLawWord();
  return useMemo(() => {
    const choices = (list: string, entries: readonly { code: string; name: string }[] = []) =>
      entries.map(({ code, name }) => {
        const label = word(`codes.${list}`, code);
        return { value: code, label: label === code ? name : label };
      });
    return {
      fields: choices('teamField', data?.fields),
      natures: choices('teamNature', data?.natures),
      capabilities: (data?.capabilities ?? []).map(({ code, name }) => ({ value: code, label: law(name) })),
      grades: data?.grades.names ?? [],
    };
  }, [data, word, law]);
}
