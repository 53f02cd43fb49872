import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import type { Choice } from '../../../ui/form/SelectField';

/** Specialties and kinds of task of the data, in the chosen language. */
export function useExpertChoices(): {
  specialties: readonly Choice[];
  tasks: readonly Choice[];
  note: string;
} {
  const { data } = useQuery(ask(useApi(), 'experts', 'catalogue', {}));
  const word = useCodeWord();
  return useMemo(() => {
    const choices = (list: string, entries: readonly { code: string; name: string }[] = []) =>
      entries.map(({ code, name }) => {
        const label = word(`codes.${list}`, code);
        return { value: code, label: label === code ? name : label };
      });
    return {
      specialties: choices('specialty', data?.specialties),
      tasks: choices('taskKind', data?.tasks),
      note: data?.note ?? '',
    };
  }, [data, word]);
}
