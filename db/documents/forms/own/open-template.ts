import { attribute, localName, parseXml } from '../../docx/parse-xml';
import { readRelationships } from '../../docx/relationships';
import { sniffDocument } from '../../sniff';
import { DEFAULT_LIMITS, type ExtractionLimits } from '../../types';
import { ArchiveFault, openArchive, type ZipArchive } from '../../zip-reader';
import { packEntry, zipOf } from '../../zip-writer';

/** Something about an office's own template that keeps it from being used: stable code, sentence, and the place in words. */
export interface TemplateProblem {
  readonly code: string;
  readonly message: string;
  /** The words around it, or the part of the file; null where it concerns the file as a whole. */
  readonly place: string | null;
}

/** A template is a form of a few pages; what is larger is something else. */
const LIMITS: ExtractionLimits = {
  ...DEFAULT_LIMITS,
  maxFileBytes: 10 * 1024 * 1024,
  maxEntries: 500,
  maxPartBytes: 12 * 1024 * 1024,
  maxTotalBytes: 48 * 1024 * 1024,
};

/** No form has nearly so many; each is looked for in the text, and a list's is written once an entry. */
const MOST_PLACEHOLDERS = 2000;

/** Parts that run or carry other programs' content, by the last word of their relationship. */
const ACTIVE: Readonly<Record<string, readonly [code: string, text: string]>> = {
  vbaProject: ['MACROS', '文件带有宏，请另存为不带宏的 .docx 后再上传。'],
  wordVbaData: ['MACROS', '文件带有宏，请另存为不带宏的 .docx 后再上传。'],
  oleObject: ['OBJECTS', '文件内嵌有其他程序的对象，请删去后再上传。'],
  package: ['OBJECTS', '文件内嵌有其他文件，请删去后再上传。'],
  control: ['OBJECTS', '文件内嵌有控件，请删去后再上传。'],
  aFChunk: ['OBJECTS', '文件内嵌有其他文件，请删去后再上传。'],
};

/** Fields by which Word would fetch something or start another program. */
const FETCHING =
  /\b(DDE|DDEAUTO|EMBED|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|PRINT|RD)\b/i;

/** The parts a template is filled in: text, headers and footers, notes. */
export interface OpenedTemplate {
  /** A clean archive of the checked parts; null when a problem forbids going on. */
  readonly bytes: Uint8Array | null;
  readonly problems: readonly TemplateProblem[];
}

/**
 * Takes a file apart that is to become a template: only a plain .docx with nothing in it that runs, fetches or hides
 * gets through, and it is packed anew from its checked parts.
 */
export async function openTemplate(bytes: Uint8Array, fileName: string): Promise<OpenedTemplate> {
  const refused = (code: string, message: string, place: string | null = null): OpenedTemplate => ({
    bytes: null,
    problems: [{ code, message, place }],
  });
  if (bytes.length > LIMITS.maxFileBytes)
    return refused('TOO_LARGE', '模板超过 10 MB，请去掉大图片后再上传。');
  const sniffed = sniffDocument(bytes, fileName);
  if (sniffed.problems.some(({ code }) => code === 'ENCRYPTED'))
    return refused('PROTECTED', '文件设有打开密码，请去除密码后再上传。');
  if (sniffed.kind !== 'docx')
    return refused('NOT_DOCX', '这不是 Word 文档（.docx），请另存为 .docx 后再上传。');
  try {
    const archive = await openArchive(bytes, LIMITS);
    const problems = [
      ...archive.suspicions.map(({ code, message }) => ({ code, message, place: null })),
      ...(await dangersIn(archive)),
    ];
    if (problems.length > 0) return { bytes: null, problems };
    const parts = await Promise.all(
      archive.names
        .filter((name) => !name.endsWith('/'))
        .map(async (name) => packEntry(name, await archive.read(name))),
    );
    return { bytes: zipOf(parts), problems: [] };
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    const code = error.state === 'protected' ? 'PROTECTED' : error.note.code;
    return refused(code, error.note.message);
  }
}

async function dangersIn(archive: ZipArchive): Promise<TemplateProblem[]> {
  const found: TemplateProblem[] = [];
  const say = (code: string, message: string, place: string | null) => {
    if (!found.some((known) => known.code === code && known.place === place))
      found.push({ code, message, place });
  };
  for (const name of archive.names) {
    if (/vbaProject|vbaData/i.test(name))
      say('MACROS', '文件带有宏，请另存为不带宏的 .docx 后再上传。', null);
    if (!/\.(xml|rels)$/i.test(name)) continue;
    // Every part is read once here: a document type, broken XML and absurd nesting are refused by the reader.
    let field = '';
    let inField = false;
    let braces = 0;
    parseXml(await archive.read(name), LIMITS.maxDepth, {
      open: (tag, attributes) => {
        inField = localName(tag) === 'instrText';
        // Fields follow one another without a blank in between; the words of one may be torn apart.
        if (localName(tag) === 'fldChar') field += ' ';
        if (localName(tag) === 'fldSimple') field += ` ${attribute(attributes, 'instr') ?? ''}`;
        const type = attribute(attributes, 'ContentType') ?? '';
        // Word goes by the declared type, whatever a part is called; only what is called XML is read here.
        const called = attribute(attributes, 'PartName') ?? `.${attribute(attributes, 'Extension') ?? ''}`;
        if (/\bxml$/i.test(type) && !type.startsWith('image/') && !/\.(xml|rels)$/i.test(called))
          say('HIDDEN_PART', '文件的内部结构不是 Word 的写法，请用 Word 另存为 .docx 后再上传。', null);
        if (/macroEnabled/i.test(type)) say('MACROS', '文件带有宏，请另存为不带宏的 .docx 后再上传。', null);
      },
      close: () => {
        inField = false;
      },
      text: (text) => {
        if (inField) field += text;
        for (const character of text) if (character === '{') braces += 1;
      },
    });
    if (braces > MOST_PLACEHOLDERS)
      say(
        'TOO_MANY_SLOTS',
        `占位符超过 ${MOST_PLACEHOLDERS} 个，不像一份文书，请减少后再上传。`,
        partName(name),
      );
    if (FETCHING.test(field))
      say('FETCHING_FIELD', '文件里有会读取其他文件或启动程序的域，请删去后再上传。', partName(name));
  }
  for (const name of archive.names.filter((each) => each.endsWith('.rels'))) {
    const part = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    for (const link of await readRelationships(archive, part, LIMITS.maxDepth)) {
      const active = ACTIVE[link.type];
      if (active) say(active[0], active[1], partName(part));
      if (link.external && link.type !== 'hyperlink')
        say(
          'EXTERNAL_LINK',
          `文件引用了外部内容“${link.target.slice(0, 60)}”，请删去后再上传。`,
          partName(part),
        );
    }
  }
  return found;
}

/** What a part is called by people. */
export function partName(part: string): string {
  if (/header\d*\.xml$/.test(part)) return '页眉';
  if (/footer\d*\.xml$/.test(part)) return '页脚';
  if (/(foot|end)notes\.xml$/.test(part)) return '注释';
  return part.endsWith('document.xml') || part === 'word/document.xml' ? '正文' : '文件结构';
}
