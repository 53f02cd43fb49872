/** A wrong command line: exit 2, with the usage of the command. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface ParsedArguments {
  words: string[];
  options: Map<string, string>;
  flags: Set<string>;
}

/** Which options a command takes: with a value, or as a bare flag. */
export interface ArgumentShape {
  /** A last one that ends in `…` may be repeated. */
  words: readonly string[];
  options?: readonly string[];
  flags?: readonly string[];
}

/**
 * Splits `words… --option value --flag`; `--option=value` works too, `--` ends the options.
 * @throws UsageError for an unknown or repeated option, a missing value, too few or too many words
 */
export function parseArguments(args: readonly string[], shape: ArgumentShape): ParsedArguments {
  const parsed: ParsedArguments = { words: [], options: new Map(), flags: new Set() };
  let onlyWords = false;
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] ?? '';
    if (onlyWords || !argument.startsWith('--')) {
      parsed.words.push(argument);
      continue;
    }
    if (argument === '--') {
      onlyWords = true;
      continue;
    }
    const [name = '', inline] = splitOnce(argument.slice(2), '=');
    if (shape.flags?.includes(name) && inline === undefined) {
      parsed.flags.add(name);
    } else if (shape.options?.includes(name)) {
      const value = inline ?? args[++i];
      if (value === undefined) throw new UsageError(`--${name} 后面缺少值`);
      if (parsed.options.has(name)) throw new UsageError(`--${name} 重复`);
      parsed.options.set(name, value);
    } else throw new UsageError(`不认识的选项 --${name}`);
  }
  const repeated = shape.words.at(-1)?.endsWith('…') ?? false;
  if (parsed.words.length < shape.words.length || (parsed.words.length > shape.words.length && !repeated))
    throw new UsageError(
      parsed.words.length < shape.words.length
        ? `缺少 ${shape.words.slice(parsed.words.length).join(' ')}`
        : `多余的参数 ${parsed.words.slice(shape.words.length).join(' ')}`,
    );
  return parsed;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** An option that must be there. @throws UsageError */
export function required(parsed: ParsedArguments, name: string): string {
  const value = parsed.options.get(name);
  if (value === undefined) throw new UsageError(`缺少 --${name}`);
  return value;
}

/** One of a fixed list. @throws UsageError */
export function oneOf<const T extends string>(value: string, choices: readonly T[], what: string): T {
  const found = choices.find((choice) => choice === value);
  if (!found) throw new UsageError(`${what} 应为 ${choices.join('|')}，而不是“${value}”`);
  return found;
}
