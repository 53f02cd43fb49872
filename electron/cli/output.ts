/** Writes to stdout and waits until it has left: a long answer through a pipe takes more than one write. */
export function printAnswer(text: string): Promise<void> {
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

/** Texts and progress for people. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
