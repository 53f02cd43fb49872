import * as xlsx from '@e965/xlsx';

function record(
  type: number,
  ...fields: readonly (readonly [bytes: 1 | 2 | 4, value: number] | Buffer)[]
): Buffer {
  const body = Buffer.concat(
    fields.map((field) => {
      if (Buffer.isBuffer(field)) return field;
      const [bytes, value] = field as readonly [1 | 2 | 4, number];
      const out = Buffer.alloc(bytes);
      out.writeUIntLE(value, 0, bytes);
      return out;
    }),
  );
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** One label in a workbook of Excel 95 with code page 936, as old Chinese programs still export; texts are GB18030 bytes. */
export function excel95(sheetName: Buffer, label: Buffer): Buffer {
  const start = (type: number) => record(0x0809, [2, 0x0500], [2, type], [2, 0x0dbb], [2, 0x07cc]);
  const end = record(0x000a);
  const codePage = record(0x0042, [2, 936]);
  const globals = (offset: number) =>
    Buffer.concat([
      start(0x0005),
      codePage,
      record(0x0085, [4, offset], [1, 0], [1, 0], [1, sheetName.length], sheetName),
      end,
    ]);
  const sheet = Buffer.concat([
    start(0x0010),
    record(0x0204, [2, 0], [2, 0], [2, 0], [2, label.length], label),
    end,
  ]);
  const book = Buffer.concat([globals(globals(0).length), sheet]);
  return compoundFile([['Book', book]]);
}

/** A compound file (the frame of .xls, .doc and of encrypted workbooks) with the given streams. */
export function compoundFile(streams: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const container = xlsx.CFB.utils.cfb_new();
  for (const [name, content] of streams) xlsx.CFB.utils.cfb_add(container, `/${name}`, content);
  return Buffer.from(xlsx.CFB.write(container, { type: 'buffer' }) as Uint8Array);
}
