import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { queryKey } from '../../../api/queries';
import { type Conflict, type ConflictFact, useConflict } from '../../../ui/use-conflict';
import { useStateWord } from '../../../ui/use-state-word';

type Filing = Answer<'filing', 'get'>;

const facts = [
  'submittedOn',
  'receivedOn',
  'returnedOn',
  'decidedOn',
  'certificateOn',
  'filingNo',
  'archiveNo',
  'contact',
  'contactPhone',
  'remark',
] as const;

/** What somebody else changes of a case while a step is being entered: its state, days, number and every tick. */
export function useCaseConflict(filing: Filing): { conflict: Conflict; by: string | undefined } {
  const { t } = useTranslation('filing');
  const { t: codes } = useTranslation('codes');
  const stateWord = useStateWord();
  const queries = useQueryClient();
  const factsOf = useCallback(
    (shown: Filing): ConflictFact[] => [
      { key: 'state', label: t('field.state'), value: stateWord('filing', shown.state) },
      ...facts.map((key) => ({ key, label: t(`field.${key}`), value: shown[key] ?? '' })),
      ...shown.materials.map(({ key, label, outcome, note }) => ({
        key,
        label,
        value: [outcome && codes(`materialOutcome.${outcome}`), note].filter(Boolean).join(' '),
      })),
    ],
    [t, codes, stateWord],
  );
  const reload = useCallback(
    () => void queries.invalidateQueries({ queryKey: queryKey('filing', 'get', { id: filing.id }) }),
    [queries, filing.id],
  );
  const conflict = useConflict(filing, factsOf, reload);
  const [last] = filing.timeline;
  return { conflict, by: last && t('lastStep', { actor: last.actor, text: last.text }) };
}
