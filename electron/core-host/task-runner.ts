import { Worker } from 'node:worker_threads';
import { PlanDeskError } from '../../db/domain/errors';
import type { Progress } from '../contract/define';
import type { TaskInput, TaskName, TaskOutput } from './tasks/index';

export interface TaskOptions {
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
  /** Upper bound of the worker's JavaScript heap. */
  memoryMb?: number;
  /** Longest the task may take before its worker is ended. */
  timeoutMs?: number;
}

/** Longest that reading, comparing or sorting the documents of one order may take, milliseconds. */
export const DOCUMENTS_TIMEOUT_MS = 180_000;

/** Runs work over 40 ms away from the core host's own thread: parsing, reading packages, writing workbooks. */
export interface TaskRunner {
  run<N extends TaskName>(name: N, input: TaskInput<N>, options?: TaskOptions): Promise<TaskOutput<N>>;
}

/** What a worker says. */
export type WorkerMessage =
  | { progress: Progress }
  | { value: unknown }
  | { error: { code: string | null; message: string; details: Record<string, unknown>; stack: string } };

/**
 * One worker thread a task, with its own heap limit, so a hostile document costs that task and nothing else.
 * Cancel ends the thread; scratch files of a cancelled task are the caller's to remove.
 * @throws PlanDeskError what the task threw; TASK_OUT_OF_MEMORY, TASK_TIMEOUT, TASK_DIED
 */
export function createWorkerTasks(workerFile: string): TaskRunner {
  return {
    run: (name, input, options = {}) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(workerFile, {
          workerData: { name, input },
          resourceLimits: { maxOldGenerationSizeMb: options.memoryMb ?? 1024 },
        });
        let settled = false;
        const timer = options.timeoutMs
          ? setTimeout(
              () =>
                finish(() =>
                  reject(
                    new PlanDeskError(
                      'TASK_TIMEOUT',
                      '处理时间过长，已停止，数据未改动。请拆分文件后重试。',
                      { name },
                    ),
                  ),
                ),
              options.timeoutMs,
            )
          : null;
        const abort = () =>
          finish(() => reject(options.signal?.reason ?? new DOMException('cancelled', 'AbortError')));
        const finish = (settle: () => void) => {
          if (settled) return;
          settled = true;
          if (timer) clearTimeout(timer);
          options.signal?.removeEventListener('abort', abort);
          void worker.terminate().then(settle, settle);
        };
        if (options.signal?.aborted) return abort();
        options.signal?.addEventListener('abort', abort, { once: true });
        worker.on('message', (message: WorkerMessage) => {
          if ('progress' in message) options.progress?.(message.progress);
          else if ('value' in message) finish(() => resolve(message.value as never));
          else finish(() => reject(revive(message.error)));
        });
        worker.on('error', (error: Error & { code?: string }) =>
          finish(() =>
            reject(
              error.code === 'ERR_WORKER_OUT_OF_MEMORY'
                ? new PlanDeskError(
                    'TASK_OUT_OF_MEMORY',
                    '文件过大或内容异常，处理时内存不足，数据未改动。',
                    { name },
                  )
                : error,
            ),
          ),
        );
        worker.on('exit', (code) =>
          finish(() =>
            reject(
              new PlanDeskError(
                'TASK_DIED',
                '处理这份文件的进程意外结束，数据未改动。请重试，或换一份文件。',
                {
                  name,
                  code,
                },
              ),
            ),
          ),
        );
      }),
  };
}

function revive(error: Extract<WorkerMessage, { error: unknown }>['error']): Error {
  if (error.code) return new PlanDeskError(error.code, error.message, error.details);
  const bug = new Error(error.message);
  bug.stack = error.stack;
  return bug;
}
