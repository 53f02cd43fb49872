import type { TaskOptions, TaskRunner } from '../../electron/core-host/task-runner';
import { runTask, type TaskInput, type TaskName } from '../../electron/core-host/tasks/index';

/** Runs tasks on the calling thread, tests need no bundled worker file; what goes in and out is copied as between threads. */
export const inlineTasks: TaskRunner = {
  run: async <N extends TaskName>(name: N, input: TaskInput<N>, options: TaskOptions = {}) =>
    structuredClone(
      await runTask(name, structuredClone(input), {
        progress: options.progress ?? (() => undefined),
        signal: options.signal ?? new AbortController().signal,
      }),
    ),
};
