import type { StandingMark } from '../duties/rule-book';
import { normaliseText } from '../text/normalise';

/** One thing that teams, equipment and supplies are able to do. */
export interface Capability {
  readonly code: string;
  readonly label: string;
  /** The group of gear named by 应急条例 13 that it belongs to; null: none. */
  readonly group: string | null;
  /** Names of resources/codes/accident-kinds.json it usually serves. */
  readonly accidentKinds: readonly string[];
  /** What in names of gear points to it. */
  readonly words: readonly string[];
}

/** resources/codes/capabilities.json: one list for teams, equipment and supplies. */
export interface CapabilityCatalogue {
  readonly id: string;
  readonly version: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly note: string;
  readonly groups: readonly {
    readonly key: string;
    readonly label: string;
    readonly source: { readonly title: string; readonly article: string };
    readonly mark: StandingMark;
  }[];
  readonly capabilities: readonly Capability[];
}

interface FoldedCapability {
  readonly code: string;
  readonly words: readonly string[];
}

/** Words of a catalogue as they are compared: folded once and not for every name of a county. */
const foldedWords = new WeakMap<readonly Capability[], readonly FoldedCapability[]>();

function foldedOf(capabilities: readonly Capability[]): readonly FoldedCapability[] {
  const known = foldedWords.get(capabilities);
  if (known) return known;
  const folded = capabilities.map(({ code, words }) => ({ code, words: words.map(normaliseText) }));
  foldedWords.set(capabilities, folded);
  return folded;
}

/**
 * What a thing of this name is likely for: codes in the order of the catalogue. A guess to be offered, never one that is
 * saved by itself; a word inside a longer word of another capability (消防沙 is sand to bury with as well) counts for both.
 */
export function capabilitiesOf(
  name: string,
  { capabilities }: Pick<CapabilityCatalogue, 'capabilities'>,
): readonly string[] {
  const plain = normaliseText(name);
  return foldedOf(capabilities)
    .filter(({ words }) => words.some((word) => plain.includes(word)))
    .map(({ code }) => code);
}

/** Codes of the capabilities that an accident of this kind usually asks for. */
export function capabilitiesFor(
  accidentKind: string,
  { capabilities }: Pick<CapabilityCatalogue, 'capabilities'>,
): readonly string[] {
  return capabilities
    .filter(({ accidentKinds }) => accidentKinds.includes(accidentKind))
    .map(({ code }) => code);
}
