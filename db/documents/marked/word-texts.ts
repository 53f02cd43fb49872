/** A stretch of text in the XML of a Word part, with what is needed to part its run there. */
export interface WordText {
  /** Where its characters begin in the XML. */
  readonly at: number;
  /** The characters as they are written in the XML. */
  readonly raw: string;
  /** Properties of its run as written; empty when it has none. */
  readonly properties: string;
  /** False where Word lets no comment stand: in text boxes. */
  readonly mayPart: boolean;
}

export interface WordTexts {
  /** Prefix of Word's own elements with its colon; empty when they have none. */
  readonly prefix: string;
  /** Their namespace, the ordinary or the strict one. */
  readonly namespace: string;
  readonly texts: readonly { readonly text: string; readonly own: WordText }[];
  /** Where the content of the first paragraph begins, for comments that have no place; -1 when there is none. */
  readonly firstParagraph: number;
}

const TOKENS = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;
const NAMESPACE =
  /xmlns(?::([\w.-]+))?\s*=\s*["'](http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main))["']/;
/** What a reader does not see: deleted and moved-away text, and the repetition for old programs. */
const UNSEEN = new Set(['del', 'moveFrom', 'Fallback']);

/** Lists the texts of a Word part in the order of the file, by looking at its XML as it is written: nothing is rebuilt. */
export function wordTexts(xml: string): WordTexts {
  const found = NAMESPACE.exec(xml);
  const prefix = found?.[1] === undefined ? '' : `${found[1]}:`;
  const namespace = found?.[2] ?? 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const texts: { text: string; own: WordText }[] = [];
  const open: string[] = [];
  let [unseen, boxes, firstParagraph, propertiesAt] = [0, 0, -1, -1];
  let properties = '';
  for (const token of xml.matchAll(TOKENS)) {
    const [written] = token;
    const at = token.index;
    if (!written.startsWith('<')) {
      if (open.at(-1) === 't' && unseen === 0 && written !== '')
        texts.push({
          text: unescapeXml(written),
          own: { at, raw: written, properties, mayPart: boxes === 0 },
        });
      continue;
    }
    if (written.startsWith('<!') || written.startsWith('<?')) continue;
    const closing = written.startsWith('</');
    const name = /^<\/?([^\s/>]+)/.exec(written)?.[1] ?? '';
    const own = name.startsWith(prefix) ? name.slice(prefix.length) : name.replace(/^.*:/, '');
    const alone = written.endsWith('/>');
    if (own === 'r' && !closing) properties = '';
    if (own === 'rPr' && open.at(-1) === 'r' && !closing && !alone) propertiesAt = at;
    if (own === 'rPr' && closing && propertiesAt >= 0) {
      properties = xml.slice(propertiesAt, at + written.length);
      propertiesAt = -1;
    }
    if (own === 'p' && !closing && !alone && firstParagraph < 0) firstParagraph = at + written.length;
    if (own === 'pPr' && closing && open.at(-2) === 'p' && isFirst(open))
      firstParagraph = at + written.length;
    if (alone) continue;
    const step = closing ? -1 : 1;
    if (UNSEEN.has(own)) unseen += step;
    if (own === 'txbxContent') boxes += step;
    if (closing) open.pop();
    else open.push(own);
  }
  return { prefix, namespace, texts, firstParagraph };

  function isFirst(path: readonly string[]): boolean {
    return texts.length === 0 && path.filter((name) => name === 'p').length === 1;
  }
}

/** Where in the XML a character of a text stands, by its place in the text as it is read. */
export function placeInXml({ at, raw }: WordText, position: number): number {
  let read = 0;
  for (const piece of raw.matchAll(/&[^;]+;|[\s\S]/g)) {
    if (read >= position) return at + piece.index;
    read += unescapeXml(piece[0]).length;
  }
  return at + raw.length;
}

export function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these characters
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
