import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import type { RecordAction } from '../../../ui/RecordPage';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import type { Draw } from '../draw-forms';

/** Steps of the table that have a button of their own; answers stand beside the people. */
const shown = ['edit', 'void', 'commit-seed', 'draw', 'next-round', 'close'] as const;
const leading = ['commit-seed', 'draw', 'next-round', 'close'];

/** What the core says can be done next; what blocks a step stands beside it. */
export function useDrawActions(draw: Draw, open: (drawer: 'hold' | 'print') => void): RecordAction[] {
  const { t } = useTranslation('expertDraws');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const problemText = useProblemText();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const at = { id: draw.id, expectedVersion: draw.version };
  const say = async (work: () => Promise<string>) => {
    try {
      showToast({ tone: 'met', text: await work() });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const voidIt = async () => {
    const answer = await confirm({
      title: t('void.title', { title: draw.title }),
      body: t('void.body'),
      reasonLabel: t('reason'),
      confirmLabel: t('action.void'),
      danger: true,
    });
    if (!answer) return;
    await say(async () => {
      await api.expertDraws.void({ ...at, reason: answer.reason });
      return t('void.done');
    });
  };
  const nextRound = async () => {
    const answer = await confirm({
      title: t('round.title'),
      body: t('round.body'),
      reasonLabel: t('reason'),
      confirmLabel: t('action.next-round'),
    });
    if (!answer) return;
    await say(async () => {
      const { id } = await api.expertDraws.nextRound({ ...at, reason: answer.reason });
      go(`/draws/${id}`);
      return t('round.made', { round: draw.round + 1 });
    });
  };
  const commit = async () => {
    await api.expertDraws.commitSeed(at);
    return t('seed.committed');
  };
  const close = async () => {
    await api.expertDraws.close(at);
    return t('closed');
  };
  const runs: Readonly<Record<(typeof shown)[number], () => void>> = {
    edit: () => go(`/draws/new?draw=${draw.id}`),
    void: () => void voidIt(),
    'commit-seed': () => void say(commit),
    draw: () => open('hold'),
    'next-round': () => void nextRound(),
    close: () => void say(close),
  };
  const printed: RecordAction[] =
    draw.drawnAt === null ? [] : [{ key: 'print', label: t('action.print'), run: () => open('print') }];
  const may = { edit: mayEdit, void: mayDecide, 'next-round': mayDecide } as const;
  const steps = shown.flatMap((key): RecordAction[] => {
    const action = draw.actions.find((one) => one.action === key);
    const allowed = key in may ? may[key as keyof typeof may] : mayEdit;
    // A further round is offered once the order has run out, not as a way round it.
    const idle = key === 'next-round' && (draw.missing.length === 0 || draw.nextDrawId !== null);
    if (!action || !allowed || idle) return [];
    return [
      {
        key,
        label: t(`action.${key}`),
        primary: leading.includes(key),
        danger: key === 'void',
        blockers: action.blockers.map(problemText),
        run: runs[key],
      },
    ];
  });
  return [...printed, ...steps];
}
