import { localName, parseXml, type XmlAttributes } from './parse-xml';

/** An element with its children in order; names without prefix, because the vocabularies do not overlap where we look. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: (XmlElement | string)[];
}

/** Most elements of one part that are held as a tree; ten times what a 300-page plan has. */
const MAX_ELEMENTS = 3_000_000;

/** A part as a tree. Throws `ArchiveFault`, also for a part with absurdly many elements. */
export function parseTree(bytes: Uint8Array, maxDepth: number): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let count = 0;
  parseXml(bytes, maxDepth, {
    open(name, attributes) {
      count += 1;
      if (count > MAX_ELEMENTS) throw new RangeError('too many elements');
      const element: XmlElement = { name: localName(name), attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close() {
      open.pop();
    },
    text(text) {
      open.at(-1)?.children.push(text);
    },
  });
  return elements(root)[0] ?? root;
}

/** Child elements without the text between them. */
export function elements(of: XmlElement): XmlElement[] {
  return of.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** First child of a name. */
export function child(of: XmlElement | undefined, name: string): XmlElement | undefined {
  return of?.children.find((each): each is XmlElement => typeof each !== 'string' && each.name === name);
}

/** First element of a name at any depth. */
export function descendant(of: XmlElement, name: string): XmlElement | undefined {
  for (const each of elements(of)) {
    if (each.name === name) return each;
    const inside = descendant(each, name);
    if (inside) return inside;
  }
  return undefined;
}

/** An attribute by its bare name (`val` finds `w:val`). */
export function attributeOf(of: XmlElement | undefined, name: string): string | undefined {
  if (!of) return undefined;
  for (const key in of.attributes) {
    if (localName(key) === name && !key.startsWith('xmlns')) return of.attributes[key];
  }
  return undefined;
}

/** `w:val` of a child, the way most properties are written. */
export function settingOf(of: XmlElement | undefined, name: string): string | undefined {
  return attributeOf(child(of, name), 'val');
}
