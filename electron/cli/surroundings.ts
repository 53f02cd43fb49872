import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkerTasks, type TaskRunner } from '../core-host/task-runner';

/** What one command has around it: the process's own streams and folder, or those a test gives it. */
export interface Surroundings {
  /** Where relative names of files start. */
  folder: string;
  /** Puts the answer on stdout and waits until it has left. */
  print(text: string): Promise<void>;
  /** Texts and progress for people, on stderr. */
  tell(text: string): void;
  /** The whole of standard input. */
  input(): string;
  /** Where parsing and writing of files is done. */
  tasks: TaskRunner;
}

/** The surroundings of this process; the worker lies beside the bundle. */
export function processSurroundings(): Surroundings {
  return {
    // npm runs its scripts in the project's folder and says here where the user stands.
    folder: process.env.INIT_CWD ?? process.cwd(),
    print: printAnswer,
    tell: (text) => void process.stderr.write(`${text}\n`),
    input: () => readFileSync(0, 'utf8'),
    tasks: createWorkerTasks(join(import.meta.dirname, 'worker.js')),
  };
}

/** Writes to stdout and waits until it has left: a long answer through a pipe takes more than one write. */
function printAnswer(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const quietly = (error: NodeJS.ErrnoException) =>
      // Whoever reads has seen enough (`… | head`): not our failure.
      error.code === 'EPIPE' ? resolve() : reject(error);
    process.stdout.once('error', quietly);
    process.stdout.write(`${text}\n`, (error) => {
      if (error) return quietly(error);
      process.stdout.off('error', quietly);
      resolve();
    });
  });
}
