import type { ParsedArguments } from './arguments';

/** What a command says of the key of the package that it takes in: `--accept-key`, and `--compared` with whom and how. */
export function keyWordOf(parsed: ParsedArguments): { acceptKey: boolean; confirmedHow: string | undefined } {
  return { acceptKey: parsed.flags.has('accept-key'), confirmedHow: parsed.options.get('compared') };
}
