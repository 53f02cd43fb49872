import type { StandingMark } from '../duties/rule-book';

/** One entry of the classification, of any layer; its code has all seven digits, zeros behind its own layer. */
export interface SupplyClass {
  readonly code: string;
  readonly name: string;
}

/** resources/codes/supply-classes.json: how codes of GB/T 38565-2020 are built, and the classes that are known. */
export interface SupplyClassFrame {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly note: string;
  readonly layers: readonly { readonly label: string; readonly digits: number }[];
  /** What a layer says for “other”. */
  readonly other: string;
  /** Of the first layer, by its one digit. */
  readonly classes: readonly SupplyClass[];
}

/** How a written code fails. */
export type SupplyCodeFault = 'length' | 'class' | 'layer';

/**
 * A written code as it is kept: seven digits; full-width digits, blanks, dots and hyphens do not matter.
 * @returns the code, or what is wrong: not seven digits, a class that does not exist, a layer of zeros above one that is
 *   named
 */
export function readSupplyCode(
  written: string,
  frame: Pick<SupplyClassFrame, 'layers' | 'classes'>,
): { readonly code: string } | { readonly fault: SupplyCodeFault } {
  const code = written.normalize('NFKC').replace(/[\s.\-‐–—]/g, '');
  const length = frame.layers.reduce((sum, { digits }) => sum + digits, 0);
  if (code.length !== length || !/^\d+$/.test(code)) return { fault: 'length' };
  if (!frame.classes.some((known) => code.startsWith(known.code))) return { fault: 'class' };
  const parts = partsOf(code, frame.layers);
  const last = parts.findLastIndex((part) => !/^0+$/.test(part));
  return parts.slice(0, last).some((part) => /^0+$/.test(part)) ? { fault: 'layer' } : { code };
}

/** Codes of the layers above a code, the highest first: 1020201 → 1000000, 1020000, 1020200. */
export function layersAbove(code: string, frame: Pick<SupplyClassFrame, 'layers'>): readonly string[] {
  const above: string[] = [];
  let end = 0;
  for (const { digits } of frame.layers) {
    end += digits;
    const higher = code.slice(0, end).padEnd(code.length, '0');
    if (higher !== code && above.at(-1) !== higher) above.push(higher);
  }
  return above.filter((higher) => higher !== code);
}

/** How many codes a chooser shows at most. */
const SHOWN = 50;

/**
 * Entries that fit what was typed into a chooser: the beginning of a code, words of a name, initials of its pinyin.
 * @param known each with its initials
 */
export function findSupplyClasses(
  typed: string,
  known: readonly (SupplyClass & { readonly initials: string })[],
): readonly SupplyClass[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const fits = known.filter(
    ({ code, name, initials }) =>
      code.startsWith(wanted) || name.toLowerCase().includes(wanted) || initials.startsWith(wanted),
  );
  return fits.slice(0, SHOWN).map(({ code, name }) => ({ code, name }));
}

function partsOf(code: string, layers: SupplyClassFrame['layers']): string[] {
  let at = 0;
  return layers.map(({ digits }) => {
    at += digits;
    return code.slice(at - digits, at);
  });
}
