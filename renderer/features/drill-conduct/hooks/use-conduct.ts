import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Conduct, NotedKind, Pressed } from '../types';

/** An entry that the core has not confirmed yet. */
export interface WaitingEntry {
  readonly key: number;
  readonly noted: NotedKind;
  readonly pressed: Pressed;
  readonly injectId: string | null;
  readonly actor: string | null;
  readonly text: string;
  /** Why it was not kept; null while it is on its way. */
  readonly failure: string | null;
}

export type NewEntry = Omit<WaitingEntry, 'key' | 'failure'>;

/** The drill on the stage, asked anew whenever something of it changed. */
export function useConductQuery(id: string) {
  return useQuery(ask(useApi(), 'drillConduct', 'get', { id }));
}

/** The commands of the stage. An entry is never lost: one that could not be kept stays in sight until it is. */
export function useConductCommands(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { t } = useTranslation('drillConduct');
  const [waiting, setWaiting] = useState<readonly WaitingEntry[]>([]);
  const lastKey = useRef(0);

  const tell = useCallback(
    async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        showToast({ tone: 'late', text: t('notDone'), detail: errorText(error) });
        return false;
      } finally {
        // Whatever came of it, the stage shows where the drill stands.
        void queries.invalidateQueries({ queryKey: ['drillConduct', 'get'] });
      }
    },
    [queries, errorText, t],
  );

  const keep = useCallback(
    async (entry: WaitingEntry) => {
      const { noted, pressed, injectId, actor, text } = entry;
      const question: Question<'drillConduct', 'note'> = {
        id,
        kind: noted,
        stamp: { clockSeconds: pressed.clockSeconds, agoMs: Math.max(0, performance.now() - pressed.at) },
        ...{ injectId, actor, text },
      };
      try {
        await api.drillConduct.note(question);
        await queries.invalidateQueries({ queryKey: ['drillConduct', 'get'] });
        setWaiting((all) => all.filter(({ key }) => key !== entry.key));
      } catch (error) {
        const failure = errorText(error);
        setWaiting((all) => all.map((each) => (each.key === entry.key ? { ...each, failure } : each)));
      }
    },
    [api, id, queries, errorText],
  );

  const commands = useMemo(
    () => ({
      start: () => tell(() => api.drillConduct.start({ id })),
      pause: () => tell(() => api.drillConduct.pause({ id, text: '' })),
      resume: () => tell(() => api.drillConduct.resume({ id })),
      jump: (to: number) => tell(() => api.drillConduct.jump({ id, to, text: '' })),
      end: (text: string) => tell(() => api.drillConduct.end({ id, text })),
      goOn: (countAway: boolean) => tell(() => api.drillConduct.goOn({ id, countAway })),
      takeOver: () => tell(() => api.drillConduct.takeOver({ id })),
      send: (injectId: string) => tell(() => api.drillConduct.send({ id, injectId })),
      skip: (injectId: string, reason: string) => tell(() => api.drillConduct.skip({ id, injectId, reason })),
      correct: (entryId: string, text: string) => tell(() => api.drillConduct.correct({ id, entryId, text })),
      note: (entry: NewEntry) => {
        lastKey.current += 1;
        const made: WaitingEntry = { ...entry, key: lastKey.current, failure: null };
        setWaiting((all) => [...all, made]);
        void keep(made);
      },
      again: () => {
        setWaiting((all) => all.map((each) => ({ ...each, failure: null })));
        for (const entry of waiting) if (entry.failure !== null) void keep(entry);
      },
    }),
    [api, id, tell, keep, waiting],
  );
  return { commands, waiting };
}

export type ConductCommands = ReturnType<typeof useConductCommands>['commands'];

/** Where the discussion of a table-top drill is: the inject that was told last and has no result yet, else the next one. */
export function discussedInject(conduct: Conduct) {
  return (
    conduct.injects.findLast(({ state, stage }) => state === 'sent' && stage !== 'concluded') ??
    conduct.injects.find(({ state }) => state === 'waiting') ??
    null
  );
}
