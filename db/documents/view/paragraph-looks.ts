import type { Alignment } from '../../domain/reading/blocks';
import { attributeOf, child, elements, settingOf, type XmlElement } from '../docx/xml-tree';

/** How a paragraph stands on the page, as far as its own properties or its style say; absent means not said. */
export interface Looks {
  readonly align?: Alignment;
  /** In characters: left indent, and of the first line beyond it. */
  readonly indent?: number;
  readonly firstLine?: number;
  readonly list?: string;
  readonly listLevel?: number;
  readonly pageBreakBefore?: boolean;
}

const ALIGN: Readonly<Record<string, Alignment>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  left: 'left',
  start: 'left',
  both: 'justify',
  distribute: 'justify',
};
/** A character of the usual size (12 points) is 240 twentieths of a point wide. */
const TWIPS_PER_CHARACTER = 240;
const MAX_INDENT = 20;
const MAX_ANCESTORS = 20;

/** Reads `w:pPr`. */
export function readLooks(properties: XmlElement | undefined): Looks {
  if (!properties) return {};
  const align = ALIGN[settingOf(properties, 'jc') ?? ''];
  const indentation = child(properties, 'ind');
  const numbering = child(properties, 'numPr');
  const list = numbering && settingOf(numbering, 'numId');
  const level = numbering && settingOf(numbering, 'ilvl');
  const indent =
    characters(indentation, 'leftChars', 'left') ?? characters(indentation, 'startChars', 'start');
  const first = characters(indentation, 'firstLineChars', 'firstLine');
  const hanging = characters(indentation, 'hangingChars', 'hanging');
  const firstLine = hanging ? -hanging : first;
  const breaks = child(properties, 'pageBreakBefore');
  return {
    ...(align && { align }),
    ...(indent !== undefined && { indent }),
    ...(firstLine !== undefined && { firstLine }),
    ...(list !== undefined && { list }),
    ...(level !== undefined && { listLevel: Math.min(8, Math.max(0, Number.parseInt(level, 10) || 0)) }),
    ...(breaks && { pageBreakBefore: !/^(?:0|false|off)$/.test(attributeOf(breaks, 'val') ?? '') }),
  };
}

/** Looks of every paragraph style with those of its ancestors. */
export function readStyleLooks(root: XmlElement | null): (style: string | null) => Looks {
  const raw = new Map<string, { basedOn: string | null; looks: Looks }>();
  let usual: string | null = null;
  for (const each of root ? elements(root) : []) {
    if (each.name !== 'style' || attributeOf(each, 'type') !== 'paragraph') continue;
    const id = attributeOf(each, 'styleId') ?? '';
    raw.set(id, { basedOn: settingOf(each, 'basedOn') ?? null, looks: readLooks(child(each, 'pPr')) });
    if (/^(?:1|true|on)$/.test(attributeOf(each, 'default') ?? '')) usual = id;
  }
  return (style) => {
    let looks: Looks = {};
    let at = raw.get(style ?? usual ?? '');
    for (let steps = 0; at && steps < MAX_ANCESTORS; steps++) {
      looks = { ...at.looks, ...looks };
      at = at.basedOn === null ? undefined : raw.get(at.basedOn);
    }
    return looks;
  };
}

function characters(of: XmlElement | undefined, inCharacters: string, inTwips: string): number | undefined {
  const hundredths = Number.parseInt(attributeOf(of, inCharacters) ?? '', 10);
  const twips = Number.parseInt(attributeOf(of, inTwips) ?? '', 10);
  const value =
    Number.isFinite(hundredths) && hundredths !== 0 ? hundredths / 100 : twips / TWIPS_PER_CHARACTER;
  if (!Number.isFinite(value)) return undefined;
  return Math.round(Math.min(MAX_INDENT, Math.max(-MAX_INDENT, value)) * 100) / 100;
}
