import type { FileHandle } from 'node:fs/promises';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

/**
 * A zip written front to back, one deflated entry after the other. Small on purpose: what a workbook needs, with the
 * checksum and the deflating done natively in large pieces, which is where the time of writing a long table goes.
 */
export class ZipWriter {
  private readonly file: FileHandle;
  private readonly level: number;
  private readonly entries: { name: Buffer; crc: number; stored: number; size: number; offset: number }[] =
    [];
  private offset = 0;

  constructor(file: FileHandle, level: number) {
    this.file = file;
    this.level = level;
  }

  async add(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry = { name: Buffer.from(name, 'utf8'), crc: 0, stored: 0, size: 0, offset: this.offset };
    // Sizes and checksum are not known yet: they follow the data (flag 3) and stand in the directory.
    await this.write(Buffer.concat([this.header(0x04034b50, entry, false), entry.name]));
    const deflate = createDeflateRaw({
      level: this.level,
      chunkSize: OUTPUT_PIECE,
      strategy: constants.Z_DEFAULT_STRATEGY,
    });
    const drained = this.drain(deflate, entry);
    // Awaited below; a full disk must not count as unhandled while a piece is being made.
    drained.catch(() => {});
    try {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece, 'utf8');
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        if (!deflate.write(bytes)) await Promise.race([drainEvent(deflate), drained]);
      }
      deflate.end();
      await drained;
    } catch (error) {
      deflate.destroy();
      throw error;
    }
    if (entry.size > LARGEST || this.offset > LARGEST) throw new RangeError('zip larger than 4 GB');
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(entry.crc, 4);
    descriptor.writeUInt32LE(entry.stored, 8);
    descriptor.writeUInt32LE(entry.size, 12);
    await this.write(descriptor);
    this.entries.push(entry);
  }

  /** Writes the directory; nothing can be added afterwards. */
  async finish(): Promise<void> {
    const start = this.offset;
    for (const entry of this.entries) {
      await this.write(Buffer.concat([this.header(0x02014b50, entry, true), entry.name]));
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.entries.length, 8);
    end.writeUInt16LE(this.entries.length, 10);
    end.writeUInt32LE(this.offset - start, 12);
    end.writeUInt32LE(start, 16);
    await this.write(end);
  }

  private async drain(deflate: AsyncIterable<Buffer>, entry: { stored: number }): Promise<void> {
    for await (const chunk of deflate) {
      entry.stored += chunk.length;
      await this.write(chunk);
    }
  }

  private header(signature: number, entry: (typeof this.entries)[number], central: boolean): Buffer {
    const fields = Buffer.alloc(central ? 46 : 30);
    let at = fields.writeUInt32LE(signature, 0);
    if (central) at = fields.writeUInt16LE(20, at);
    at = fields.writeUInt16LE(20, at);
    // 3: sizes follow the data; 11: names are UTF-8.
    at = fields.writeUInt16LE((1 << 3) | (1 << 11), at);
    at = fields.writeUInt16LE(8, at);
    // 1980-01-01 00:00: the day a file was exported stands in the file system, equal content stays equal bytes.
    at = fields.writeUInt32LE(0x00210000, at);
    at = fields.writeUInt32LE(central ? entry.crc : 0, at);
    at = fields.writeUInt32LE(central ? entry.stored : 0, at);
    at = fields.writeUInt32LE(central ? entry.size : 0, at);
    fields.writeUInt16LE(entry.name.length, at);
    if (central) fields.writeUInt32LE(entry.offset, 42);
    return fields;
  }

  private async write(bytes: Buffer): Promise<void> {
    await this.file.writev([bytes]);
    this.offset += bytes.length;
  }
}

const OUTPUT_PIECE = 256 * 1024;
const LARGEST = 0xffff_ffff;

function drainEvent(stream: { once(event: 'drain', listener: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => {
    stream.once('drain', resolve);
  });
}
