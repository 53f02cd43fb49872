import { attribute, localName, parseXml } from './parse-xml';

/** What the reader needs to know of a paragraph style, its ancestors taken into account. */
export interface ParagraphStyle {
  /** Heading level 1–9, or null for body text. */
  readonly level: number | null;
  readonly bold: boolean;
  /** Type size in half points, null when neither the style nor the document's default states one. */
  readonly size: number | null;
}

/** Looks a paragraph style up by its id; null stands for a paragraph that names none. */
export type StyleLookup = (styleId: string | null) => ParagraphStyle;

interface RawStyle {
  name: string;
  basedOn: string | null;
  outlineLevel: number | null;
  bold: boolean | null;
  size: number | null;
}

const PLAIN: ParagraphStyle = { level: null, bold: false, size: null };
const MAX_ANCESTORS = 20;

/** A document without a styles part: every paragraph is body text. */
export const noStyles: StyleLookup = () => PLAIN;

/**
 * Reads styles.xml. Heading levels are found by name ("heading 1", "标题 1"), by outline level, or through the
 * ancestor a style is based on — never by style id: Word writes "Heading1", Chinese Word "1", WPS "2" for the same
 * heading. Throws `ArchiveFault`.
 */
export function readStyles(bytes: Uint8Array, maxDepth: number): StyleLookup {
  const raw = new Map<string, RawStyle>();
  let defaultStyle: string | null = null;
  let defaultSize: number | null = null;
  let inDefaults = false;
  let current: RawStyle | null = null;
  parseXml(bytes, maxDepth, {
    open(qualified, attributes) {
      const name = localName(qualified);
      if (name === 'rPrDefault') {
        inDefaults = true;
      } else if (name === 'sz' && inDefaults) {
        defaultSize = Number(attribute(attributes, 'val')) || null;
      } else if (name === 'style') {
        current = null;
        const id = attribute(attributes, 'styleId');
        if (attribute(attributes, 'type') !== 'paragraph' || id === undefined) return;
        current = { name: '', basedOn: null, outlineLevel: null, bold: null, size: null };
        raw.set(id, current);
        if (isOn(attribute(attributes, 'default') ?? '0')) defaultStyle = id;
      } else if (current) {
        applyProperty(current, name, attribute(attributes, 'val'));
      }
    },
    close(name) {
      if (localName(name) === 'style') current = null;
      if (localName(name) === 'rPrDefault') inDefaults = false;
    },
  });

  const resolved = new Map<string, ParagraphStyle>();
  return (styleId) => {
    const id = styleId ?? defaultStyle;
    if (id === null) return { ...PLAIN, size: defaultSize };
    const known = resolved.get(id);
    if (known) return known;
    const style = resolve(raw, id, defaultSize);
    resolved.set(id, style);
    return style;
  };
}

/** Whether an on/off property is on: absent value means on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}

/** Heading level of an outline level as stored (0–8); 9 means body text. */
export function levelOfOutline(outlineLevel: number): number | null {
  return Number.isInteger(outlineLevel) && outlineLevel >= 0 && outlineLevel < 9 ? outlineLevel + 1 : null;
}

function applyProperty(style: RawStyle, name: string, value: string | undefined): void {
  if (name === 'name') style.name = value ?? '';
  else if (name === 'basedOn') style.basedOn = value ?? null;
  else if (name === 'outlineLvl') style.outlineLevel = Number(value);
  else if (name === 'b') style.bold = isOn(value);
  else if (name === 'sz') style.size = Number(value) || null;
}

function resolve(raw: ReadonlyMap<string, RawStyle>, id: string, defaultSize: number | null): ParagraphStyle {
  let level: number | null | undefined;
  let bold: boolean | null = null;
  let size: number | null = null;
  let style = raw.get(id);
  // The cap ends chains that run in a circle.
  for (let steps = 0; style && steps < MAX_ANCESTORS; steps++) {
    if (level === undefined) level = ownLevel(style);
    bold ??= style.bold;
    size ??= style.size;
    style = style.basedOn === null ? undefined : raw.get(style.basedOn);
  }
  return { level: level ?? null, bold: bold ?? false, size: size ?? defaultSize };
}

/** Undefined when the style says nothing about it and its ancestor decides. */
function ownLevel(style: RawStyle): number | null | undefined {
  if (style.outlineLevel !== null) return levelOfOutline(style.outlineLevel);
  const match = /^(?:heading|标题)\s*([1-9])$/i.exec(style.name.trim());
  return match ? Number(match[1]) : undefined;
}
