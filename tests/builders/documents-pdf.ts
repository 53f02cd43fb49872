import { createHash } from 'node:crypto';

/** Text put at a place on a page; points from the lower left corner. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

export interface PdfSpec {
  /** One list a page; an empty list makes a page without text. */
  readonly pages: readonly (readonly PdfText[])[];
  /** Flat list of bookmarks. */
  readonly bookmarks?: readonly { readonly title: string; readonly page: number }[];
  /** Locks the file with the 40-bit standard handler, the simplest that readers must know. */
  readonly password?: string;
  /**
   * `unicode-map`: the font says which code is which character. `named-map`: it only names the predefined map
   * UniGB-UCS2-H, as older Chinese office programs do.
   */
  readonly font?: 'unicode-map' | 'named-map';
  /** Entries added to the catalog: open actions, scripts, attachments. */
  readonly catalog?: string;
}

/** A4 lines of a paragraph set in 12 points with full lines of `perLine` characters, as programs print them. */
export function paragraphLines(text: string, x: number, top: number, perLine: number, indent = 2): PdfText[] {
  const lines: PdfText[] = [];
  let at = 0;
  while (at < text.length) {
    const isFirst = at === 0;
    const count = isFirst ? perLine - indent : perLine;
    lines.push({
      x: isFirst ? x + indent * 12 : x,
      y: top - lines.length * 18,
      text: text.slice(at, at + count),
    });
    at += count;
  }
  return lines;
}

/** Builds a small PDF without embedded fonts; every character is one em wide. */
export function buildPdf(spec: PdfSpec): Buffer {
  const chars = [...new Set(spec.pages.flat().flatMap((item) => [...item.text]))];
  const code = new Map(chars.map((char, index) => [char, index + 1]));
  const named = spec.font === 'named-map';
  const hex = (text: string): string =>
    [...text]
      .map((char) => (named ? char.charCodeAt(0) : (code.get(char) ?? 0)).toString(16).padStart(4, '0'))
      .join('');

  const objects: string[] = [];
  const streams = new Map<number, string>();
  const firstPage = 6;
  const pageIds = spec.pages.map((_, index) => firstPage + index * 2);
  const bookmarks = spec.bookmarks ?? [];
  const firstBookmark = firstPage + spec.pages.length * 2;
  objects[1] = `<< /Type /Catalog /Pages 2 0 R${bookmarks.length > 0 ? ` /Outlines ${firstBookmark} 0 R` : ''} ${spec.catalog ?? ''} >>`;
  objects[2] = `<< /Type /Pages /Count ${pageIds.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`;
  objects[3] = named
    ? '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>'
    : '<< /Type /Font /Subtype /Type0 /BaseFont /Built /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>';
  objects[4] =
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${named ? 'STSong-Light' : 'Built'} /DW 1000 ` +
    `/CIDSystemInfo << /Registry (Adobe) /Ordering (${named ? 'GB1' : 'Identity'}) /Supplement ${named ? 2 : 0} >> >>`;
  streams.set(5, unicodeMap(chars, code));
  spec.pages.forEach((items, index) => {
    const id = firstPage + index * 2;
    objects[id] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${id + 1} 0 R /Resources << /Font << /F 3 0 R >> >> >>`;
    streams.set(
      id + 1,
      items.map((t) => `BT /F ${t.size ?? 12} Tf 1 0 0 1 ${t.x} ${t.y} Tm <${hex(t.text)}> Tj ET`).join('\n'),
    );
  });
  if (bookmarks.length > 0) {
    const last = firstBookmark + bookmarks.length;
    objects[firstBookmark] =
      `<< /First ${firstBookmark + 1} 0 R /Last ${last} 0 R /Count ${bookmarks.length} >>`;
    bookmarks.forEach((bookmark, index) => {
      const id = firstBookmark + 1 + index;
      const next = id < last ? ` /Next ${id + 1} 0 R` : '';
      const title = Buffer.from(`\ufeff${bookmark.title}`, 'utf16le').swap16().toString('hex');
      objects[id] =
        `<< /Title <${title}> /Parent ${firstBookmark} 0 R${next} /Dest [${pageIds[bookmark.page - 1]} 0 R /Fit] >>`;
    });
  }
  return assemble(objects, streams, spec.password);
}

function unicodeMap(chars: readonly string[], code: ReadonlyMap<string, number>): string {
  const rows = chars.map((char) => {
    const target = Buffer.from(char, 'utf16le').swap16().toString('hex');
    return `<${(code.get(char) ?? 0).toString(16).padStart(4, '0')}> <${target}>`;
  });
  const chunks: string[] = [];
  for (let i = 0; i < rows.length; i += 100) {
    const chunk = rows.slice(i, i + 100);
    chunks.push(`${chunk.length} beginbfchar\n${chunk.join('\n')}\nendbfchar`);
  }
  return (
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Built def\n' +
    `1 begincodespacerange <0000> <ffff> endcodespacerange\n${chunks.join('\n')}\nendcmap end end`
  );
}

function assemble(
  objects: string[],
  streams: ReadonlyMap<number, string>,
  password: string | undefined,
): Buffer {
  const fileId = Buffer.from('0123456789abcdef', 'latin1');
  const lock = password === undefined ? null : lockWith(password, fileId);
  const count = Math.max(objects.length - 1, ...streams.keys());
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const write = (data: Buffer): void => {
    chunks.push(data);
    length += data.length;
  };
  for (let id = 1; id <= count; id++) {
    offsets[id] = length;
    const stream = streams.get(id);
    if (stream === undefined) {
      write(Buffer.from(`${id} 0 obj\n${objects[id] ?? 'null'}\nendobj\n`, 'latin1'));
      continue;
    }
    const plain = Buffer.from(stream, 'latin1');
    const data = lock ? rc4(lock.keyFor(id), plain) : plain;
    write(Buffer.from(`${id} 0 obj\n<< /Length ${data.length} >>\nstream\n`, 'latin1'));
    write(Buffer.concat([data, Buffer.from('\nendstream\nendobj\n', 'latin1')]));
  }
  const start = length;
  const table = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const encryption = lock
    ? ` /Encrypt ${lock.dictionary} /ID [<${fileId.toString('hex')}> <${fileId.toString('hex')}>]`
    : '';
  write(
    Buffer.from(
      `xref\n0 ${count + 1}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${count + 1} /Root 1 0 R${encryption} >>\n` +
        `startxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(chunks);
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** Standard security handler, revision 2. */
function lockWith(password: string, fileId: Buffer) {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(Buffer.concat([padded, owner, permissions, fileId])).subarray(0, 5);
  const user = rc4(key, PADDING);
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> >>`,
    keyFor: (id: number): Buffer =>
      md5(Buffer.concat([key, Buffer.from([id & 255, (id >> 8) & 255, (id >> 16) & 255, 0, 0])])).subarray(
        0,
        10,
      ),
  };
}

function md5(data: Buffer): Buffer {
  return createHash('md5').update(data).digest();
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const at = (i: number): number => state[i & 255] ?? 0;
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    [state[i], state[j]] = [at(j), at(i)];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + at(i)) & 255;
      [state[i], state[j]] = [at(j), at(i)];
      return byte ^ at(at(i) + at(j));
    }),
  );
}
