/** The names in an archive, read without inflating anything; `complete` is false when its directory at the end is missing. */
export interface ZipNames {
  readonly names: readonly string[];
  readonly complete: boolean;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const MAX_COMMENT = 0xffff;
/** Sniffing needs the first parts only; a cap keeps a file made of millions of names cheap. */
const MAX_NAMES = 2_000;

/** True for an archive, also an empty one. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 4 &&
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * Names of the entries, in the order of the directory. When the end of the file is missing, the headers in front of
 * each entry still tell what the file was meant to be.
 */
export function listZipNames(bytes: Uint8Array): ZipNames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  if (end !== null) {
    const names = readCentralNames(bytes, view, view.getUint32(end + 16, true));
    const isEmptyArchive = view.getUint16(end + 10, true) === 0;
    if (names.length > 0 || isEmptyArchive) return { names, complete: true };
  }
  return { names: readLocalNames(bytes, view), complete: false };
}

function findEndRecord(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - MAX_COMMENT);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_RECORD && at + 22 + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  }
  return null;
}

function readCentralNames(bytes: Uint8Array, view: DataView, start: number): string[] {
  const names: string[] = [];
  let at = start;
  while (names.length < MAX_NAMES && at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL_HEADER) {
    const nameLength = view.getUint16(at + 28, true);
    names.push(decodeName(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function readLocalNames(bytes: Uint8Array, view: DataView): string[] {
  const names: string[] = [];
  let at = 0;
  while (names.length < MAX_NAMES) {
    at = bytes.indexOf(0x50, at);
    if (at < 0 || at + 30 > bytes.length) return names;
    if (view.getUint32(at, true) !== LOCAL_HEADER) {
      at += 1;
      continue;
    }
    const nameLength = view.getUint16(at + 26, true);
    names.push(decodeName(bytes.subarray(at + 30, at + 30 + nameLength)));
    at += 30 + nameLength;
  }
  return names;
}

/** Archives made on Chinese Windows carry names in GBK; what is not UTF-8 is read as such. */
export function decodeName(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}
