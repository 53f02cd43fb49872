import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useJob } from '../../../ui/jobs/use-job';
import { isCompared } from '../../../ui/key-word';
import { useStore } from '../../../ui/store';
import { currentQueue } from '../queue-store';
import type { Queue, QueuedItem } from '../types';

/** Findings that are about the key itself: whoever vouches says how it was compared. */
const OF_KEYS: ReadonlySet<string> = new Set(['PACKAGE_KEY_UNSEEN', 'SENDER_KEY_CHANGED']);

/** Held because of a key that is new here, or another than before. */
export const asksHow = ({ state, problems }: QueuedItem): boolean =>
  state === 'held' && problems.some(({ code }) => OF_KEYS.has(code));

/** Packages chosen together: looked at as a whole, then merged one after another, each as a person has ticked it. */
export function useQueue() {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const queue = useStore(currentQueue);
  const finding = useJob(t('queue.finding'), api.receiving.find);
  const looking = useJob(t('queue.looking'), api.receiving.look);
  const goingOn = useJob(t('queue.looking'), api.receiving.lookOn);
  const merging = useJob(t('queue.merging'), api.receiving.merge);
  /** Ticks that differ from the usual one: sound packages are taken, held ones wait for a person. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  /** With whom, over what, the keys of held packages were compared. */
  const [hows, setHows] = useState<ReadonlyMap<string, string>>(new Map());
  const [undone, setUndone] = useState<ReadonlySet<string>>(new Set());

  const show = (next: Queue | null) => {
    if (next) currentQueue.set(next);
    return next;
  };
  const chosen = new Set(
    queue?.items
      .filter(({ id, state }) =>
        state === 'ready' || state === 'failed' ? !turned.has(id) : state === 'held' && turned.has(id),
      )
      .map(({ id }) => id),
  );
  const turn = (ids: readonly string[]) =>
    setTurned((before) => {
      const next = new Set(before);
      for (const id of ids) if (!next.delete(id)) next.add(id);
      return next;
    });
  const howOf = (id: string) => hows.get(id) ?? '';
  const setHow = (ids: readonly string[], how: string) =>
    setHows((before) => new Map([...before, ...ids.map((id): [string, string] => [id, how])]));
  const held = queue?.items.filter(({ id, state }) => state === 'held' && !chosen.has(id)) ?? [];
  return {
    queue,
    chosen,
    /** Held ones that nobody has vouched for. */
    held,
    howOf,
    setHow,
    /** A package is chosen whose key is new, and nobody has said how it was compared. */
    unsaid: queue?.items.some((item) => chosen.has(item.id) && asksHow(item) && !isCompared(howOf(item.id))),
    undone,
    looking,
    goingOn,
    merging,
    busy: [finding, looking, goingOn, merging].some(({ state }) => state !== 'idle'),
    error: finding.error ?? looking.error ?? goingOn.error ?? merging.error,
    /** Takes files and folders; answers the one package when there is only one: it is looked at by itself. */
    async take(files: readonly GrantedFile[]): Promise<GrantedFile | null> {
      if (files.length === 0) return null;
      const found = await finding.run({ files: files.map(({ grant }) => grant) });
      if (!found) return null;
      if (found.files.length === 0) {
        showToast({ tone: 'soon', text: t('queue.none', { count: found.others }) });
        return null;
      }
      const [only] = found.files;
      if (found.files.length === 1 && only) return only;
      await this.look(files);
      return null;
    },
    async look(files: readonly GrantedFile[]) {
      setTurned(new Set());
      setHows(new Map());
      setUndone(new Set());
      show(await looking.run({ files: files.map(({ grant }) => grant) }));
    },
    lookOn: async (passwords: { id: string; password: string }[]) => {
      if (queue) show(await goingOn.run({ queueId: queue.queueId, passwords }));
    },
    merge: async () => {
      if (!queue) return;
      const answer = await merging.run({
        queueId: queue.queueId,
        accept: queue.items
          .filter(({ id }) => chosen.has(id))
          .map((item) => ({
            id: item.id,
            ...(isCompared(howOf(item.id)) && { confirmedHow: howOf(item.id).trim() }),
          })),
        leaveOut: queue.items.filter(({ id }) => !chosen.has(id)).map(({ id }) => id),
      });
      if (!answer) return;
      show(answer.queue);
      if (answer.stopped) showToast({ tone: 'soon', text: t('queue.stopped') });
    },
    turn,
    /** Vouches for all that are held; how their new keys were compared is asked once. */
    acceptAll: async () => {
      const asked = held.filter((item) => asksHow(item) && !isCompared(howOf(item.id))).map(({ id }) => id);
      if (asked.length > 0) {
        const answer = await confirm({
          title: t('queue.acceptTitle', { count: asked.length }),
          body: t('queue.acceptBody'),
          confirmLabel: t('queue.acceptRun'),
          reasonLabel: t('queue.acceptHow'),
        });
        if (!answer) return;
        setHow(asked, answer.reason);
      }
      turn(held.map(({ id }) => id));
    },
    setUndone: (id: string) => setUndone((before) => new Set(before).add(id)),
    forget: () => {
      currentQueue.set(null);
      setTurned(new Set());
    },
  };
}

export type QueueControl = ReturnType<typeof useQueue>;
