import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { type Design, type Draft, draftOf } from '../design-forms';

/** The design of one drill as the panels work on it. */
export interface DesignDesk {
  readonly design: Design;
  /** It may be changed by whoever sits here. */
  readonly mayEdit: boolean;
  /** Saves what a change makes of the design as it is now; false when it was refused, which is said. */
  change(make: (draft: Draft) => Draft): Promise<boolean>;
  /** Does something else to the design that can be taken back like a change. */
  changeBy(work: (version: number) => Promise<{ version: number }>): Promise<boolean>;
  /** Takes the last change back; absent when there is none. */
  readonly undo: (() => Promise<void>) | undefined;
}

/** How many changes can be taken back. */
const mostSteps = 50;

/** Reads a design and keeps what it was before each change, so that every one of them can be taken back. */
export function useDesign(drillId: string) {
  const api = useApi();
  const { t } = useTranslation('drillDesign');
  const errorText = useErrorText();
  const mayEdit = usePermission('edit');
  const { data, error, refetch } = useQuery(ask(api, 'drillDesign', 'get', { id: drillId }));
  const [steps, setSteps] = useState<readonly Draft[]>([]);
  const [savedVersion, setSavedVersion] = useState(0);
  // What was saved has not come back yet: another change would be made of what is no more.
  const waiting = data !== undefined && data.version < savedVersion;

  const work = async (
    before: readonly Draft[],
    doing: (version: number) => Promise<{ version: number }>,
  ): Promise<boolean> => {
    if (!data || waiting) return false;
    try {
      const { version } = await doing(data.version);
      setSavedVersion(version);
      setSteps(before);
      return true;
    } catch (cause) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(cause) });
      void refetch();
      return false;
    }
  };
  const saving = (draft: Draft) => (version: number) =>
    api.drillDesign.save({ id: drillId, expectedVersion: version, ...draft });

  const desk: DesignDesk | null = data
    ? {
        design: data,
        mayEdit: mayEdit && data.designable,
        change: (make) => work([...steps, draftOf(data)].slice(-mostSteps), saving(make(draftOf(data)))),
        changeBy: (doing) => work([...steps, draftOf(data)].slice(-mostSteps), doing),
        undo:
          steps.length === 0
            ? undefined
            : async () => {
                const last = steps.at(-1);
                if (last && (await work(steps.slice(0, -1), saving(last))))
                  showToast({ tone: 'met', text: t('undone') });
              },
      }
    : null;
  return { desk, error, refetch };
}
