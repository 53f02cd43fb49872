import { type ParsedArguments, UsageError } from './arguments';
import type { Caller } from './caller';

/**
 * Passwords from standard input, a line each, for those of these flags that were given and in their order: never on the
 * command line, where other users could read them.
 * @throws UsageError where a line is missing
 */
export function passwordsOf<F extends string>(
  parsed: ParsedArguments,
  caller: Pick<Caller, 'input'>,
  flags: readonly F[],
): Partial<Record<F, string>> {
  const wanted = flags.filter((flag) => parsed.flags.has(flag));
  if (wanted.length === 0) return {};
  const lines = caller.input().split(/\r?\n/);
  const given: Partial<Record<F, string>> = {};
  for (const [at, flag] of wanted.entries()) {
    const line = lines[at] ?? '';
    if (line === '') throw new UsageError(`--${flag} 没有读到口令`);
    given[flag] = line;
  }
  return given;
}
