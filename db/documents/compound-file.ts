/** OLE2 compound file ("structured storage"), the container of Word 97–2003, Excel 97–2003 and password-protected OOXML. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END_OF_CHAIN = 0xfffffffe;
/** Entries of the directory are 128 bytes; a Word file has a few dozen of them. */
const ENTRY_BYTES = 128;
const MAX_DIRECTORY_SECTORS = 1024;

export interface CompoundStream {
  readonly name: string;
  readonly startSector: number;
  readonly size: number;
}

export interface CompoundFile {
  readonly streams: readonly CompoundStream[];
  /** First bytes of a stream as far as its first sector reaches; null for a stream that is kept in the mini stream. */
  firstSectorOf(stream: CompoundStream): Uint8Array | null;
}

/** True when the bytes begin with the compound-file signature. */
export function looksLikeCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((value, index) => bytes[index] === value);
}

/**
 * Reads the directory of a compound file: the names of its streams tell Word from Excel from an encrypted package.
 * Answers null when the file is cut off or its chains make no sense.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | null {
  if (!looksLikeCompoundFile(bytes) || bytes.length < 512) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorShift = view.getUint16(30, true);
  if (sectorShift !== 9 && sectorShift !== 12) return null;
  const sectorSize = 1 << sectorShift;
  const miniCutoff = view.getUint32(56, true);
  const at = (sector: number): number => (sector + 1) * sectorSize;
  const inside = (sector: number): boolean => at(sector) + sectorSize <= bytes.length;

  /** Sector numbers of the allocation table stand in the header; files beyond 7 MB chain more, which a directory seldom needs. */
  const nextSector = (sector: number): number => {
    const perSector = sectorSize / 4;
    const index = Math.floor(sector / perSector);
    if (index >= 109) return END_OF_CHAIN;
    const tableSector = view.getUint32(76 + index * 4, true);
    if (!inside(tableSector)) return END_OF_CHAIN;
    return view.getUint32(at(tableSector) + (sector % perSector) * 4, true);
  };

  const streams: CompoundStream[] = [];
  let sector = view.getUint32(48, true);
  if (!inside(sector)) return null;
  for (let count = 0; count < MAX_DIRECTORY_SECTORS && sector < END_OF_CHAIN && inside(sector); count++) {
    for (let offset = at(sector); offset < at(sector) + sectorSize; offset += ENTRY_BYTES) {
      const nameBytes = view.getUint16(offset + 64, true);
      if (nameBytes < 2 || nameBytes > 64 || view.getUint8(offset + 66) !== 2) continue;
      let name = '';
      for (let i = 0; i < nameBytes - 2; i += 2)
        name += String.fromCharCode(view.getUint16(offset + i, true));
      streams.push({
        name,
        startSector: view.getUint32(offset + 116, true),
        size: view.getUint32(offset + 120, true),
      });
    }
    sector = nextSector(sector);
  }
  return {
    streams,
    firstSectorOf: (stream) =>
      stream.size >= miniCutoff && inside(stream.startSector)
        ? bytes.subarray(at(stream.startSector), at(stream.startSector) + sectorSize)
        : null,
  };
}
