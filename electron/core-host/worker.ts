import { parentPort, workerData } from 'node:worker_threads';
import { PlanDeskError } from '../../db/domain/errors';
import { namedFault } from './named-fault';
import type { WorkerMessage } from './task-runner';
import { runTask, type TaskName } from './tasks/index';

const say = (message: WorkerMessage): void => parentPort?.postMessage(message);
const { name, input } = workerData as { name: TaskName; input: never };

runTask(name, input, {
  progress: (progress) => say({ progress }),
  signal: new AbortController().signal,
}).then(
  (value) => say({ value }),
  (reason: unknown) => {
    // Named here: of a plain error only its text crosses to the other thread.
    const error = namedFault(reason);
    say({
      error:
        error instanceof PlanDeskError
          ? { code: error.code, message: error.message, details: { ...error.details }, stack: '' }
          : {
              code: null,
              message: String(error),
              details: {},
              stack: error instanceof Error ? (error.stack ?? '') : '',
            },
    });
  },
);
