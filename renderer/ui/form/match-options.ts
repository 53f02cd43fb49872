export interface CodeOption {
  readonly code: string;
  readonly name: string;
  /** Pinyin initials of the name, lower case. */
  readonly initials?: string;
  /** Shown at the right instead of the code: what tells equal names apart. */
  readonly note?: string;
}

/** How well an option answers what was typed: 0 best; null when not at all. */
function rank(option: CodeOption, text: string): number | null {
  const name = option.name.toLowerCase();
  if (option.code.toLowerCase() === text || name === text) return 0;
  if (name.startsWith(text)) return 1;
  if (option.initials?.startsWith(text)) return 2;
  if (option.code.toLowerCase().startsWith(text)) return 3;
  if (name.includes(text)) return 4;
  return option.initials?.includes(text) ? 5 : null;
}

/** The options that fit what was typed (name, code or pinyin initials; full width understood), best first. */
export function matchingOptions(options: readonly CodeOption[], typed: string): CodeOption[] {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return [...options];
  return options
    .map((option, at) => ({ option, at, rank: rank(option, text) }))
    .filter((item): item is { option: CodeOption; at: number; rank: number } => item.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map((item) => item.option);
}
