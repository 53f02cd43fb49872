import { PlanDeskError } from '../domain/errors';
import { fittingLength } from '../domain/text/fitting-length';
import { decodeText } from './decode-text';
import type { DocxContent } from './docx/read-docx';
import type { PdfContent } from './pdf/read-pdf';
import { kindLabel, type SniffResult, sniffDocument } from './sniff';
import {
  DEFAULT_LIMITS,
  type DocumentNote,
  type ExtractedDocument,
  type ExtractionLimits,
  type ExtractionState,
} from './types';
import { ArchiveFault } from './zip-reader';

/** Turns a Word 97–2003 document into .docx bytes; see `createDocConverter`. */
export type DocConverter = (bytes: Uint8Array, signal?: AbortSignal) => Promise<Uint8Array>;

export interface ExtractOptions {
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ExtractionLimits>;
  /** Opens password-protected PDFs. */
  readonly password?: string;
  /** Reads old .doc files; without one they are kept and reported as `unsupported`. */
  readonly convertDoc?: DocConverter;
}

type Outcome = Pick<ExtractedDocument, 'state'> & Partial<ExtractedDocument>;

/**
 * Reads the text, outline and page map of a document. Whatever is wrong with the file is a state with notes that
 * say what to do; nothing is thrown for it. The one error is `CANCELLED`, when the signal is aborted.
 */
export async function extractDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ExtractOptions = {},
): Promise<ExtractedDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const sniffed = sniffDocument(bytes, fileName);
  const outcome = await settle(options.signal, () => readByKind(bytes, sniffed, limits, options));
  const cut = (outcome.text?.length ?? 0) > limits.maxTextChars;
  const first = (outcome.text ?? '').slice(0, limits.maxTextChars);
  const text = first.slice(0, fittingLength(first, limits.maxTextChars));
  const swells = text.length < first.length;
  return {
    kind: sniffed.kind,
    mime: sniffed.mime,
    pages: null,
    outlineSource: outcome.outline && outcome.outline.length > 0 ? 'declared' : 'none',
    headersFooters: [],
    ...outcome,
    text,
    outline: (outcome.outline ?? []).filter((entry) => entry.offset < text.length),
    warnings: [
      ...sniffed.problems,
      ...(outcome.warnings ?? []).filter(
        (extra) => !sniffed.problems.some((problem) => problem.code === extra.code),
      ),
      ...(cut ? [note('TEXT_CUT', `文字过长，只保留了前 ${limits.maxTextChars} 个字。`)] : []),
      ...(swells
        ? [note('TEXT_SWELLS', `文件里有大量展开后很长的特殊字符，只保留了前 ${text.length} 个字。`)]
        : []),
    ],
  };
}

/** Maps the faults of the readers to states. A damaged file may fail in ways no list foresees, so all failures count. */
async function settle(signal: AbortSignal | undefined, read: () => Promise<Outcome>): Promise<Outcome> {
  try {
    signal?.throwIfAborted();
    return await read();
  } catch (error) {
    if (signal?.aborted) throw new PlanDeskError('CANCELLED', '已取消读取文件。', {}, { cause: error });
    if (error instanceof ArchiveFault) return { state: error.state, warnings: [error.note] };
    if (error instanceof PlanDeskError) {
      return { state: 'unsupported', warnings: [note(error.code, error.message)] };
    }
    const message = '文件的结构异常，无法读取，请重新获取或另存后再试。';
    return { state: 'damaged', warnings: [{ code: 'UNREADABLE', message, detail: String(error) }] };
  }
}

async function readByKind(
  bytes: Uint8Array,
  sniffed: SniffResult,
  limits: ExtractionLimits,
  options: ExtractOptions,
): Promise<Outcome> {
  if (sniffed.problems.some((problem) => problem.code === 'ENCRYPTED')) return { state: 'protected' };
  if (bytes.length > limits.maxFileBytes) {
    const mib = Math.round(limits.maxFileBytes / 1024 / 1024);
    return {
      state: 'unsupported',
      warnings: [note('FILE_TOO_LARGE', `文件超过 ${mib} MB，只保存原件，不提取文字。`)],
    };
  }
  switch (sniffed.kind) {
    case 'empty':
      return { state: 'empty' };
    case 'docx': {
      const { readDocx } = await import('./docx/read-docx');
      return fromDocx(await readDocx(bytes, limits, options.signal));
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf/read-pdf');
      return fromPdf(await readPdf(bytes, limits, options.signal, options.password));
    }
    case 'txt':
      return withText(decodeText(bytes, sniffed.encoding ?? 'utf-8'));
    case 'doc':
      return readOldWord(bytes, limits, options);
    case 'image':
      return {
        state: 'no-text',
        warnings: [note('IMAGE_ONLY', '文件是图片，没有可检索的文字，原件已保留。')],
      };
    case 'unknown':
      return { state: 'unsupported' };
    default: {
      const kind = kindLabel(sniffed.kind);
      const hint =
        sniffed.kind === 'zip' ? '请解压后逐个登记其中的文件' : '如需检索，请另存为 .docx 或 .pdf 后重新登记';
      return {
        state: 'unsupported',
        warnings: [note('UNSUPPORTED_KIND', `不提取${kind}的文字，原件可以保存；${hint}。`)],
      };
    }
  }
}

async function readOldWord(
  bytes: Uint8Array,
  limits: ExtractionLimits,
  options: ExtractOptions,
): Promise<Outcome> {
  if (!options.convertDoc) {
    const message =
      '旧版 Word 文件（.doc）只保存原件，不提取文字；如需检索，请用 Word 或 WPS 另存为 .docx 后重新登记。';
    return { state: 'unsupported', warnings: [note('OLD_WORD_FORMAT', message)] };
  }
  const { readDocx } = await import('./docx/read-docx');
  const converted = await options.convertDoc(bytes, options.signal);
  const outcome = fromDocx(await readDocx(converted, limits, options.signal));
  const converterNote = note('CONVERTED', '旧版 Word 文件，文字经转换读取，版式可能与原件不同。');
  return { ...outcome, warnings: [...(outcome.warnings ?? []), converterNote] };
}

function fromDocx(content: DocxContent): Outcome {
  const { suspicions, warnings, ...rest } = content;
  const state: ExtractionState =
    suspicions.length > 0 ? 'suspicious' : content.text.trim() === '' ? 'no-text' : 'ok';
  return { ...rest, state, warnings: [...suspicions.slice(0, 10), ...warnings] };
}

function fromPdf(content: PdfContent): Outcome {
  if (content.state !== 'no-text') return content;
  const scanned = note('SCANNED', '文件是扫描件，没有可检索的文字，原件已保留；如需检索，请提供电子版。');
  return { ...content, warnings: [scanned, ...content.warnings] };
}

function withText(text: string): Outcome {
  return text.trim() === '' ? { state: 'no-text' } : { state: 'ok', text };
}

function note(code: string, message: string): DocumentNote {
  return { code, message };
}
