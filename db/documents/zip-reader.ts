import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { DocumentNote, ExtractionLimits } from './types';
import { decodeName } from './zip-names';

/** Why an archive or a part of it was not read; `documents` turns these into states, they never leave the room. */
export class ArchiveFault extends Error {
  readonly state: 'damaged' | 'suspicious' | 'protected';
  readonly note: DocumentNote;

  constructor(state: 'damaged' | 'suspicious' | 'protected', code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.state = state;
    this.note = cause === undefined ? { code, message } : { code, message, detail: String(cause) };
  }
}

/** An archive whose directory has been checked. Parts are inflated one by one, on demand, in memory only. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** Entries that were set aside: paths that leave the archive, links, double names. */
  readonly suspicions: readonly DocumentNote[];
  has(name: string): boolean;
  /** Inflated bytes of a part, checked against its size and CRC. Throws `ArchiveFault`. */
  read(name: string): Promise<Uint8Array>;
}

const UNIX_LINK = 0o120000;
const RATIO_MATTERS_FROM = 1024 * 1024;

/**
 * Opens an archive held in memory. Nothing is ever written to disk, so a path such as `../x` cannot do harm here;
 * it is set aside and reported because no honest program makes it. Throws `ArchiveFault` when the directory is
 * broken or breaks a cap.
 */
export async function openArchive(bytes: Uint8Array, limits: ExtractionLimits): Promise<ZipArchive> {
  const { fromBufferPromise } = await import('yauzl');
  const entries = new Map<string, Entry>();
  const suspicions: DocumentNote[] = [];
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
    });
    if (zip.entryCount > limits.maxEntries) {
      throw new ArchiveFault(
        'suspicious',
        'TOO_MANY_ENTRIES',
        `压缩结构内有 ${zip.entryCount} 个条目，超出正常文档的范围，未予读取。`,
      );
    }
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > limits.maxTotalBytes) {
        throw new ArchiveFault(
          'suspicious',
          'INFLATES_TOO_LARGE',
          '文件解压后过大，超出正常文档的范围，未予读取。',
        );
      }
      const name = decodeName(entry.fileNameRaw);
      const doubt = doubtAbout(entry, name, entries);
      if (doubt) suspicions.push(doubt);
      else entries.set(name.replaceAll('\\', '/'), entry);
    }
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw damaged(error);
  }

  return {
    names: [...entries.keys()],
    suspicions,
    has: (name) => entries.has(name),
    read: (name) => {
      const entry = entries.get(name);
      if (!entry)
        throw new ArchiveFault('damaged', 'PART_MISSING', `文件内缺少必要的部分（${name}），可能已损坏。`);
      return readEntry(zip, entry, limits);
    },
  };
}

function doubtAbout(entry: Entry, name: string, seen: ReadonlyMap<string, Entry>): DocumentNote | null {
  const path = name.replaceAll('\\', '/');
  const shown = path.length > 80 ? `${path.slice(0, 80)}…` : path;
  if (
    path.startsWith('/') ||
    /^[a-z]:/i.test(path) ||
    path.split('/').includes('..') ||
    path.includes('\0')
  ) {
    return { code: 'PATH_ESCAPE', message: `文件内含越界路径“${shown}”，该条目已忽略，请核实文件来源。` };
  }
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === UNIX_LINK) {
    return { code: 'SYMBOLIC_LINK', message: `文件内含链接“${shown}”，该条目已忽略，请核实文件来源。` };
  }
  if (seen.has(path)) {
    return {
      code: 'DUPLICATE_ENTRY',
      message: `文件内有两个同名条目“${shown}”，后一个已忽略，请核实文件来源。`,
    };
  }
  return null;
}

async function readEntry(zip: ZipFile, entry: Entry, limits: ExtractionLimits): Promise<Uint8Array> {
  if (entry.isEncrypted()) {
    throw new ArchiveFault('protected', 'ENCRYPTED', '文件设有打开密码，请提供去除密码的版本。');
  }
  const size = entry.uncompressedSize;
  const ratio = size / Math.max(1, entry.compressedSize);
  if (size > limits.maxPartBytes || (size > RATIO_MATTERS_FROM && ratio > limits.maxRatio)) {
    throw new ArchiveFault(
      'suspicious',
      'INFLATES_TOO_LARGE',
      `文件解压后异常膨胀（${Math.round(ratio)} 倍），可能是恶意构造，未予读取。`,
    );
  }
  try {
    // yauzl ends the stream with an error as soon as it carries more or fewer bytes than declared.
    const content = await collect(await zip.openReadStreamPromise(entry), size);
    if (crc32(content) !== entry.crc32) throw new Error('CRC does not match');
    return content;
  } catch (error) {
    throw damaged(error);
  }
}

async function collect(stream: Readable, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

function damaged(cause: unknown): ArchiveFault {
  return new ArchiveFault('damaged', 'DAMAGED', '文件已损坏或不完整，无法读取，请重新获取。', cause);
}
