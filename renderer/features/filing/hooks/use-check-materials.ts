import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { queryKey } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

type Filing = Answer<'filing', 'get'>;
export type Tick = Question<'filing', 'check'>['materials'][number];

/** Cases with ticks on their way to the core. */
const underWay = new Map<string, Promise<void>>();

/**
 * Resolves once the ticks of a case are kept and the case is read again; null when none is on its way. A step begun
 * before would rest on a version that one's own ticks are about to replace.
 */
export function ticksKept(caseId: string): Promise<void> | null {
  return underWay.get(caseId) ?? null;
}

/**
 * Keeps each tick as it is made. Ticks go one after another, each with the version that the one before has answered,
 * so that quick hands never meet their own lock. The screen shows a tick at once and goes back if it was refused.
 */
export function useCheckMaterials(filing: Filing): (ticks: Tick[]) => void {
  const { t } = useTranslation('filing');
  const api = useApi();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const version = useRef(filing.version);
  const chain = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    version.current = Math.max(version.current, filing.version);
  }, [filing.version]);

  return useCallback(
    (ticks: Tick[]) => {
      const key = queryKey('filing', 'get', { id: filing.id });
      queries.setQueryData<Filing>(key, (shown) => shown && withTicks(shown, ticks));
      chain.current = chain.current.then(async () => {
        try {
          const saved = await api.filing.check({
            id: filing.id,
            expectedVersion: version.current,
            materials: ticks,
          });
          version.current = saved.version;
        } catch (error) {
          showToast({ tone: 'late', text: t('check.failed'), detail: errorText(error) });
          void queries.invalidateQueries({ queryKey: key });
        }
      });
      const kept = chain.current
        .then(() => queries.invalidateQueries({ queryKey: key }))
        .finally(() => {
          if (underWay.get(filing.id) === kept) underWay.delete(filing.id);
        });
      underWay.set(filing.id, kept);
    },
    [api, queries, filing.id, t, errorText],
  );
}

function withTicks(filing: Filing, ticks: readonly Tick[]): Filing {
  const byKey = new Map(ticks.map((tick) => [tick.key, tick]));
  return {
    ...filing,
    materials: filing.materials.map((material) => {
      const tick = byKey.get(material.key);
      return tick ? { ...material, outcome: tick.outcome, note: tick.note } : material;
    }),
  };
}
