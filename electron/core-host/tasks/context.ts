import type { Progress } from '../../contract/define';

/** What a task may tell and must listen to while it runs. */
export interface TaskContext {
  progress(progress: Progress): void;
  signal: AbortSignal;
}
