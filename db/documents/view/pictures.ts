import type { MissingPictureSpan } from '../../domain/reading/blocks';
import type { Relationship } from '../docx/relationships';
import { ArchiveFault, type ZipArchive } from '../zip-reader';

/** A picture that may be drawn: its bytes begin as a PNG or JPEG does and its area is bounded. */
export interface CheckedPicture {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A page scanned at 600 dpi has 35 million points; four bytes each are held once it is drawn. */
const MAX_POINTS = 60_000_000;
const MAX_PICTURE_BYTES = 40 * 1024 * 1024;
const MAX_PICTURES = 500;
const MAX_ALL_BYTES = 300 * 1024 * 1024;

/** Tells whether bytes are a picture that may be drawn, by their own head and never by their name. */
export function checkPicture(bytes: Uint8Array): CheckedPicture | MissingPictureSpan['missing'] {
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (!size) return 'format';
  const [mime, width, height] = size;
  if (width < 1 || height < 1) return 'format';
  if (width * height > MAX_POINTS || bytes.length > MAX_PICTURE_BYTES) return 'size';
  return { mime, bytes, width, height };
}

/** The pictures of a document, each taken in once; what may not be drawn is answered by its reason. */
export class PictureShelf {
  readonly pictures: CheckedPicture[] = [];
  readonly #archive: ZipArchive;
  readonly #links: ReadonlyMap<string, Relationship>;
  readonly #known = new Map<string, number | MissingPictureSpan['missing']>();
  #bytes = 0;

  constructor(archive: ZipArchive, links: readonly Relationship[]) {
    this.#archive = archive;
    this.#links = new Map(links.map((link) => [link.id, link]));
  }

  /** Position of the picture behind a relationship, or why there is none. */
  async take(id: string): Promise<number | MissingPictureSpan['missing']> {
    const link = this.#links.get(id);
    if (!link || link.external) return 'external';
    const known = this.#known.get(link.target);
    if (known !== undefined) return known;
    const taken = await this.#read(link.target).catch((error: unknown) => {
      // A broken or bloated part costs its picture, not the document.
      if (error instanceof ArchiveFault) return 'format' as const;
      throw error;
    });
    this.#known.set(link.target, taken);
    return taken;
  }

  async #read(target: string): Promise<number | MissingPictureSpan['missing']> {
    if (!this.#archive.has(target)) return 'format';
    if (this.pictures.length >= MAX_PICTURES || this.#bytes > MAX_ALL_BYTES) return 'size';
    const picture = checkPicture(await this.#archive.read(target));
    if (typeof picture === 'string') return picture;
    this.#bytes += picture.bytes.length;
    return this.pictures.push(picture) - 1;
  }
}

type Size = readonly ['image/png' | 'image/jpeg', number, number];

function pngSize(bytes: Uint8Array): Size | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || !signature.every((value, at) => bytes[at] === value)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['image/png', view.getUint32(16), view.getUint32(20)];
}

/** Walks over the segments of a JPEG to its frame header. */
function jpegSize(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return ['image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5)];
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
