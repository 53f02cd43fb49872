import { SaxesParser } from 'saxes';
import { ArchiveFault } from '../zip-reader';

/** Attributes as written, prefix included; read them with `attribute`. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Handlers get names as written, prefix included. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Slices this long keep the parser's buffers small. Characters. */
const SLICE = 64 * 1024;

/**
 * Runs a SAX parser over one XML part. Office files never carry a document type: one that does is an attempt at
 * entity expansion or at reading other files, so the part is refused. Throws `ArchiveFault`.
 */
export function parseXml(bytes: Uint8Array, maxDepth: number, handlers: XmlHandlers): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new ArchiveFault(
      'suspicious',
      'EXTERNAL_ENTITY',
      '文件内含文档类型声明（实体引用），未予读取，请核实文件来源。',
    );
  });
  parser.on('error', (error) => {
    throw new ArchiveFault('damaged', 'XML_BROKEN', '文件的内部结构已损坏，无法读取，请重新获取。', error);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > maxDepth) {
      throw new ArchiveFault(
        'suspicious',
        'NESTED_TOO_DEEP',
        '文件的内部结构嵌套过深，超出正常文档的范围，未予读取。',
      );
    }
    handlers.open(tag.name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(tag.name);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  const text = decodeXml(bytes);
  for (let at = 0; at < text.length; at += SLICE) parser.write(text.slice(at, at + SLICE));
  parser.close();
}

/** Word writes UTF-8; a byte-order mark says UTF-16. */
function decodeXml(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** The name without its namespace prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute by its name without prefix (`val` finds `w:val`), or undefined. */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  for (const key in attributes) {
    if (localName(key) === name && !key.startsWith('xmlns')) return attributes[key];
  }
  return undefined;
}
