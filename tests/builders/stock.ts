/** The code by which something is refused; throws when it is not. */
export function refusalCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  throw new Error('nothing was refused');
}
