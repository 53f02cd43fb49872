import { looksLikeCompoundFile, openCompoundFile } from './compound-file';
import { guessTextEncoding, type TextEncoding } from './decode-text';
import type { DocumentKind, DocumentNote } from './types';
import { listZipNames, looksLikeZip } from './zip-names';

/** Answer of `sniffDocument`. `encoding` is set for text only. */
export interface SniffResult {
  readonly kind: DocumentKind;
  readonly mime: string;
  readonly encoding: TextEncoding | null;
  /** EMPTY_FILE, EXTENSION_MISMATCH, TRUNCATED, ENCRYPTED, UNKNOWN_CONTENT. */
  readonly problems: readonly DocumentNote[];
}

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** One line a kind: media type, words for messages, the extensions under which it is expected. */
const KINDS: Readonly<Record<DocumentKind, { mime: string; label: string; extensions: readonly string[] }>> =
  {
    docx: {
      mime: `${OOXML}.wordprocessingml.document`,
      label: 'Word 文档',
      extensions: ['docx', 'docm', 'dotx', 'dotm', 'wps'],
    },
    doc: { mime: 'application/msword', label: 'Word 97–2003 文档', extensions: ['doc', 'dot', 'wps'] },
    pdf: { mime: 'application/pdf', label: 'PDF 文件', extensions: ['pdf'] },
    xlsx: {
      mime: `${OOXML}.spreadsheetml.sheet`,
      label: '电子表格（Excel）',
      extensions: ['xlsx', 'xlsm', 'xltx', 'et'],
    },
    xls: {
      mime: 'application/vnd.ms-excel',
      label: 'Excel 97–2003 电子表格',
      extensions: ['xls', 'xlt', 'et'],
    },
    pptx: {
      mime: `${OOXML}.presentationml.presentation`,
      label: '演示文稿',
      extensions: ['pptx', 'pptm', 'ppsx', 'dps'],
    },
    ofd: { mime: 'application/ofd', label: 'OFD 版式文件', extensions: ['ofd'] },
    rtf: { mime: 'application/rtf', label: 'RTF 文档', extensions: ['rtf'] },
    html: { mime: 'text/html', label: '网页', extensions: ['html', 'htm', 'mht', 'mhtml'] },
    zip: { mime: 'application/zip', label: '压缩包', extensions: ['zip'] },
    txt: { mime: 'text/plain', label: '纯文本', extensions: ['txt', 'text', 'md', 'csv', 'log'] },
    image: {
      mime: 'image/*',
      label: '图片',
      extensions: ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'tif', 'tiff', 'webp'],
    },
    empty: { mime: 'application/x-empty', label: '空文件', extensions: [] },
    unknown: { mime: 'application/octet-stream', label: '未知内容', extensions: [] },
  };

/** Words for a kind, for messages: “电子表格（Excel）”. */
export function kindLabel(kind: DocumentKind): string {
  return KINDS[kind].label;
}

/**
 * Tells what a file truly is by looking into it; the name only serves to say when it misleads.
 * Nothing is inflated or parsed, so this is safe and quick for any input. Never throws.
 */
export function sniffDocument(bytes: Uint8Array, fileName: string): SniffResult {
  const found = identify(bytes, extensionOf(fileName));
  const problems = [...found.problems];
  const mismatch = extensionMismatch(found.kind, fileName);
  if (mismatch) problems.push(mismatch);
  return {
    kind: found.kind,
    mime: found.mime ?? KINDS[found.kind].mime,
    encoding: found.encoding ?? null,
    problems,
  };
}

interface Found {
  readonly kind: DocumentKind;
  readonly mime?: string;
  readonly encoding?: TextEncoding;
  readonly problems: readonly DocumentNote[];
}

function identify(bytes: Uint8Array, extension: string): Found {
  if (bytes.length === 0) {
    return { kind: 'empty', problems: [note('EMPTY_FILE', '文件是空的（0 字节），请向提供单位重新索取。')] };
  }
  if (looksLikeZip(bytes)) return identifyZip(bytes);
  if (looksLikeCompoundFile(bytes)) return identifyCompound(bytes, extension);
  if (indexOfAscii(bytes, '%PDF-', 1024) >= 0) return identifyPdf(bytes);
  const image = identifyImage(bytes);
  if (image) return { kind: 'image', mime: image, problems: [] };
  if (startsWithAscii(bytes, '{\\rtf')) return { kind: 'rtf', problems: [] };

  const encoding = guessTextEncoding(bytes);
  if (encoding) return { kind: looksLikeHtml(bytes) ? 'html' : 'txt', encoding, problems: [] };
  return {
    kind: 'unknown',
    problems: [note('UNKNOWN_CONTENT', '认不出文件的内容，可能已损坏或不是文档，请核对后重新提供。')],
  };
}

function identifyZip(bytes: Uint8Array): Found {
  const { names, complete } = listZipNames(bytes);
  const problems = complete
    ? []
    : [note('TRUNCATED', '文件不完整（结尾缺失），可能是复制或下载中断，请重新获取。')];
  const has = (prefix: string): boolean =>
    names.some((name) => name.replaceAll('\\', '/').startsWith(prefix));
  if (has('word/')) return { kind: 'docx', problems };
  if (has('xl/')) return { kind: 'xlsx', problems };
  if (has('ppt/')) return { kind: 'pptx', problems };
  if (has('OFD.xml')) return { kind: 'ofd', problems };
  return { kind: 'zip', problems };
}

function identifyCompound(bytes: Uint8Array, extension: string): Found {
  const file = openCompoundFile(bytes);
  if (file === null) {
    const kind = KINDS.xls.extensions.includes(extension) ? 'xls' : 'doc';
    return { kind, problems: [note('TRUNCATED', '文件不完整或已损坏，请重新获取。')] };
  }
  const stream = (name: string) => file.streams.find((s) => s.name === name);
  const encrypted = note('ENCRYPTED', '文件设有打开密码，请提供去除密码的版本。');
  if (stream('EncryptedPackage')) {
    return { kind: KINDS.xlsx.extensions.includes(extension) ? 'xlsx' : 'docx', problems: [encrypted] };
  }
  const word = stream('WordDocument');
  if (word) {
    // Bit 8 of the flags at offset 10 of the file information block says that the text is encrypted.
    const head = file.firstSectorOf(word);
    const isEncrypted = head !== null && ((head[11] ?? 0) & 0x01) !== 0;
    return { kind: 'doc', problems: isEncrypted ? [encrypted] : [] };
  }
  if (stream('Workbook') || stream('Book')) return { kind: 'xls', problems: [] };
  return { kind: 'unknown', problems: [note('UNKNOWN_CONTENT', '认不出文件的内容，请核对后重新提供。')] };
}

function identifyPdf(bytes: Uint8Array): Found {
  const tail = bytes.subarray(Math.max(0, bytes.length - 2048));
  const complete = indexOfAscii(tail, '%%EOF', tail.length) >= 0;
  return {
    kind: 'pdf',
    problems: complete ? [] : [note('TRUNCATED', 'PDF 文件的结尾缺失，可能是复制或下载中断，请重新获取。')],
  };
}

const IMAGE_SIGNATURES: readonly (readonly [mime: string, signature: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];

function identifyImage(bytes: Uint8Array): string | null {
  if (startsWithAscii(bytes, 'RIFF') && indexOfAscii(bytes, 'WEBP', 12) === 8) return 'image/webp';
  const hit = IMAGE_SIGNATURES.find(([, signature]) =>
    signature.every((value, index) => bytes[index] === value),
  );
  // "BM" also begins ordinary text; a bitmap has four zero bytes at offset 6.
  if (hit?.[0] === 'image/bmp' && !(bytes.length > 26 && bytes.subarray(6, 10).every((b) => b === 0)))
    return null;
  return hit?.[0] ?? null;
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).toLowerCase();
  return /^\s*(?:\u00ef\u00bb\u00bf)?\s*(?:<!doctype html|<html|mime-version:)/.test(head);
}

function extensionMismatch(kind: DocumentKind, fileName: string): DocumentNote | null {
  const extension = extensionOf(fileName);
  if (kind === 'empty' || kind === 'unknown' || extension === '') return null;
  if (KINDS[kind].extensions.includes(extension)) return null;
  const expected = Object.values(KINDS).some((entry) => entry.extensions.includes(extension));
  // A name that promises nothing known, such as "预案.v2", cannot mislead.
  if (!expected) return null;
  return note(
    'EXTENSION_MISMATCH',
    `文件名以 .${extension} 结尾，内容却是${KINDS[kind].label}，已按实际内容处理，请核对是否选错了文件。`,
  );
}

function extensionOf(fileName: string): string {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.trim().toLowerCase() ?? '';
}

function startsWithAscii(bytes: Uint8Array, text: string): boolean {
  return indexOfAscii(bytes, text, text.length) === 0;
}

function indexOfAscii(bytes: Uint8Array, text: string, within: number): number {
  return new TextDecoder('latin1').decode(bytes.subarray(0, within)).indexOf(text);
}

function note(code: string, message: string): DocumentNote {
  return { code, message };
}
