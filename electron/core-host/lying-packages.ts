import { dayOfMoment } from '../../db/domain/dates/moment';
import type { Lying } from '../../db/exchange/desk/gaps';
import type { Host } from './host-state';
import type { QueueItem } from './receive-queue';

/** Items of the queue that were read and still wait; what was put aside is not going to be merged. */
const WAITING: ReadonlySet<QueueItem['state']> = new Set(['ready', 'held', 'failed']);

/** Reports that were read at this desk and not merged: in the queue, or looked at one by one. */
export function lyingPackages({ receiving, rehearsals }: Pick<Host, 'receiving' | 'rehearsals'>): Lying[] {
  const queued = (receiving?.items ?? []).flatMap(({ state, view }) =>
    view !== null && WAITING.has(state) ? [view] : [],
  );
  return [...queued, ...rehearsals.all().map(({ rehearsed }) => rehearsed.manifest)]
    .filter(({ kind }) => kind === 'upload')
    .map(({ sender, sequence, period, createdAt }) => ({
      ...{ senderId: sender.id, regionCode: sender.regionCode, sequence, period },
      madeOn: dayOfMoment(Date.parse(createdAt)),
    }));
}
