import type { TaskRunner } from '../../electron/core-host/task-runner';
import { runTask } from '../../electron/core-host/tasks/index';

/** Runs tasks on the calling thread: tests need no bundled worker file. */
export const inlineTasks: TaskRunner = {
  run: (name, input, options = {}) =>
    runTask(name, input, {
      progress: options.progress ?? (() => undefined),
      signal: options.signal ?? new AbortController().signal,
    }),
};
