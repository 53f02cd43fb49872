import type { Progress } from '../../../electron/contract/define';
import { createStore } from '../store';

export interface RunningJob {
  readonly id: number;
  /** What is being done, in the user's words. */
  readonly title: string;
  readonly progress: Progress;
  readonly cancelling: boolean;
  cancel(): void;
}

/** Every long work that is going on; the status line shows them and offers to stop them. */
export const runningJobs = createStore<readonly RunningJob[]>([]);

let lastId = 0;
const notStarted: Progress = { done: 0, total: 0, label: '' };

interface TrackOptions {
  onProgress?(progress: Progress): void;
}

/**
 * Runs `work` and shows it in the status line until it has settled. The work gets what a call of the client takes:
 * a signal that is aborted on cancel, and a receiver of progress.
 */
export async function trackJob<T>(
  title: string,
  work: (options: { signal: AbortSignal; onProgress(progress: Progress): void }) => Promise<T>,
  options: TrackOptions & { readonly controller?: AbortController } = {},
): Promise<T> {
  lastId += 1;
  const id = lastId;
  const controller = options.controller ?? new AbortController();
  const change = (part: Partial<RunningJob>) =>
    runningJobs.update((jobs) => jobs.map((job) => (job.id === id ? { ...job, ...part } : job)));
  const cancel = () => {
    change({ cancelling: true });
    controller.abort();
  };
  runningJobs.update((jobs) => [...jobs, { id, title, progress: notStarted, cancelling: false, cancel }]);
  try {
    return await work({
      signal: controller.signal,
      onProgress(progress) {
        change({ progress });
        options.onProgress?.(progress);
      },
    });
  } finally {
    runningJobs.update((jobs) => jobs.filter((job) => job.id !== id));
  }
}
