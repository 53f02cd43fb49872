import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isGap } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { showToast } from '../../../ui/feedback/toast-store';
import type { RecordAction } from '../../../ui/RecordPage';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';

type Filing = Answer<'filing', 'get'>;
export type CaseDrawer = 'file' | 'return-once' | 'resubmit' | 'void' | 'transfer' | 'correct' | 'hand-out';

/** Steps that have a button here, in the order in which they stand; the core names more (such as submitting a draft). */
const known = [
  'correct',
  'transfer',
  'void',
  'resubmit',
  'return-once',
  'mark-deemed',
  'assign-number',
  'hand-out',
  'file',
] as const;
type KnownAction = (typeof known)[number];

/** What can be done with the case, as the core's transition table says, each with what stands in the way. */
export function useCaseActions(
  filing: Filing | undefined,
  open: (drawer: CaseDrawer) => void,
): readonly RecordAction[] {
  const { t } = useTranslation('filing');
  const api = useApi();
  const errorText = useErrorText();
  const problemText = useProblemText();

  return useMemo(() => {
    if (!filing) return [];
    const lock = { id: filing.id, expectedVersion: filing.version };
    const hasGap = filing.materials.some((material) => isGap(material.outcome));

    const attempt = async (work: () => Promise<unknown>, done: string) => {
      try {
        await work();
        showToast({ tone: 'met', text: done });
      } catch (error) {
        showToast({ tone: 'late', text: t('stepFailed'), detail: errorText(error) });
      }
    };
    const run: Readonly<Record<KnownAction, () => void>> = {
      void: () => open('void'),
      transfer: () => open('transfer'),
      correct: () => open('correct'),
      'hand-out': () => open('hand-out'),
      resubmit: () => open('resubmit'),
      'return-once': () => open('return-once'),
      'mark-deemed': () => void attempt(() => api.filing.markDeemed(lock), t('deemed')),
      'assign-number': () => open('file'),
      file: () => open('file'),
    };
    const primary: KnownAction | undefined = ((): KnownAction | undefined => {
      if (filing.state === 'checking') {
        const late = filing.actions.some((action) => action.action === 'mark-deemed' && action.allowed);
        return late ? 'mark-deemed' : hasGap ? 'return-once' : 'file';
      }
      if (filing.state === 'returned') return 'resubmit';
      if (filing.state === 'deemed-filed' && !filing.filingNo) return 'assign-number';
      return filing.receivedHere && filing.certificateOn === null ? 'hand-out' : undefined;
    })();
    return known.flatMap((key): RecordAction[] => {
      const action = filing.actions.find((one) => one.action === key);
      // A step that is not possible and is not the next one either would only be noise.
      if (!action || (!action.allowed && key !== primary && key !== 'return-once' && key !== 'file'))
        return [];
      return [
        {
          key,
          label: t(`action.${key}`),
          primary: key === primary,
          danger: key === 'void' || key === 'transfer' || key === 'correct',
          blockers: action.allowed
            ? []
            : action.blockers.map(({ code, text }) => problemText({ code, message: text })),
          run: run[key],
        },
      ];
    });
  }, [filing, t, api, errorText, problemText, open]);
}
