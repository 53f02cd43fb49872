import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { toApiError } from '../../../api/errors';
import { ask, queryKey } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Desk, ItemAnswer, Mark } from '../types';

type Change = Answer<'marking', 'answer'>;
type NewMark = Omit<Question<'marking', 'addMark'>, 'assignmentId'>;
type Opinion = Desk['opinion'];

/** What the desk of one assignment shows. */
export function useDeskData(id: string) {
  const api = useApi();
  const desk = useQuery(ask(api, 'marking', 'get', { id }));
  const marks = useQuery(ask(api, 'marking', 'marks', { id }));
  const passages = useQuery(ask(api, 'marking', 'passages', { id }));
  return { desk, marks, passages };
}

/**
 * Everything that changes at the desk. Changes go one after the other, each on the version that the one before left, so that
 * a verdict given while a reason is still being kept loses neither. Each answer of the core is put where the queries keep it.
 */
export function useDeskCommands(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { t } = useTranslation('marking');
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const deskKey = useMemo(() => queryKey('marking', 'get', { id }), [id]);
  const marksKey = useMemo(() => queryKey('marking', 'marks', { id }), [id]);

  const inTurn = useCallback(
    <T>(work: () => Promise<T>): Promise<T | null> => {
      setWaiting((count) => count + 1);
      const done = last.current.then(work).then(
        (value) => value as T | null,
        (error: unknown) => {
          showToast({ tone: 'late', text: t('notKept'), detail: errorText(error) });
          if (toApiError(error).code === 'STALE_VERSION')
            void queries.invalidateQueries({ queryKey: ['marking'] });
          return null;
        },
      );
      last.current = done.finally(() => setWaiting((count) => count - 1));
      return done;
    },
    [queries, errorText, t],
  );

  return useMemo(() => {
    const desk = () => queries.getQueryData<Desk>(deskKey);
    const answerOf = (item: string) => desk()?.answers.find((answer) => answer.item === item);
    const take = ({ answers, progress, missing }: Change) => {
      const byItem = new Map(answers.map((answer) => [answer.item, answer]));
      queries.setQueryData<Desk>(
        deskKey,
        (shown) =>
          shown && {
            ...shown,
            progress,
            missing,
            answers: shown.answers.map((answer) => byItem.get(answer.item) ?? answer),
          },
      );
    };
    const takeMark = (change: Answer<'marking', 'addMark'>, gone: boolean) => {
      take(change);
      queries.setQueryData<Mark[]>(marksKey, (shown) => {
        const others = (shown ?? []).filter((mark) => mark.id !== change.mark.id);
        return gone ? others : [...others, change.mark].sort(inOrder);
      });
      return change.mark;
    };
    const place = (item: string) => ({
      assignmentId: id,
      item,
      expectedVersion: answerOf(item)?.version ?? null,
    });
    return {
      answer: (item: string, said: Partial<Pick<ItemAnswer, 'verdict' | 'reason'>>) =>
        inTurn(async () => {
          const before = answerOf(item);
          const verdict = said.verdict === undefined ? (before?.verdict ?? null) : said.verdict;
          const reason = said.reason?.trim() ?? before?.reason ?? '';
          if (before && before.verdict === verdict && before.reason === reason) return;
          take(await api.marking.answer({ ...place(item), verdict, reason }));
        }),
      search: (item: string, words: string[]) =>
        inTurn(async () => take(await api.marking.search({ ...place(item), words }))),
      setAside: (item: string, places: number[], setAside: boolean, leafed: boolean) =>
        inTurn(async () => take(await api.marking.setAside({ ...place(item), places, setAside, leafed }))),
      addMark: (mark: NewMark) =>
        inTurn(async () => takeMark(await api.marking.addMark({ assignmentId: id, ...mark }), false)),
      changeMark: (mark: Mark, said: Pick<Mark, 'kind' | 'item' | 'body'>) =>
        inTurn(async () => {
          const now = queries.getQueryData<Mark[]>(marksKey)?.find((each) => each.id === mark.id) ?? mark;
          return takeMark(
            await api.marking.changeMark({ id: mark.id, expectedVersion: now.version, ...said }),
            false,
          );
        }),
      removeMark: (mark: Mark) =>
        inTurn(async () =>
          takeMark(await api.marking.removeMark({ id: mark.id, expectedVersion: mark.version }), true),
        ),
      undo: () => inTurn(async () => takeMark(await api.marking.undoMark({ assignmentId: id }), true)),
      saveOpinion: (said: Partial<Pick<Opinion, 'opinion' | 'vote' | 'voteReason' | 'noInterest'>>) =>
        inTurn(async () => {
          const before = desk()?.opinion;
          if (!before) return;
          const { opinion, vote, voteReason, noInterest, version } = { ...before, ...said };
          const answer = await api.marking.saveOpinion({
            ...{ assignmentId: id, expectedVersion: version },
            ...{ opinion, vote, voteReason, noInterest },
          });
          queries.setQueryData<Desk>(deskKey, (shown) => shown && { ...shown, ...answer });
        }),
      handIn: () =>
        inTurn(async () => {
          await api.marking.handIn({ assignmentId: id });
          await queries.invalidateQueries({ queryKey: ['marking'] });
          return true;
        }),
      /** Something is still on its way to the disk. */
      saving: waiting > 0,
    };
  }, [api, queries, id, deskKey, marksKey, inTurn, waiting]);
}

export type DeskCommands = ReturnType<typeof useDeskCommands>;

/** The order of the core: by document, place and page. */
function inOrder(a: Mark, b: Mark): number {
  return (
    a.sha256.localeCompare(b.sha256) ||
    (a.fromAt ?? -1) - (b.fromAt ?? -1) ||
    (a.page ?? 0) - (b.page ?? 0) ||
    (a.box?.y ?? 0) - (b.box?.y ?? 0)
  );
}
