/** Builds an OLE2 compound file with the named streams, each 4096 bytes or longer so that it lies in ordinary sectors. */
export function buildCompoundFile(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const names = Object.keys(streams);
  const contents = names.map((name) => padToSector(Buffer.from(streams[name] ?? []), 4096));
  const directorySectors = Math.ceil((names.length + 1) / 4);
  const chains: number[] = [0xfffffffd];
  const chain = (sectors: number): number => {
    const start = chains.length;
    for (let i = 1; i <= sectors; i++) chains.push(i < sectors ? start + i : 0xfffffffe);
    return start;
  };
  const directoryStart = chain(directorySectors);
  const starts = contents.map((content) => chain(content.length / 512));

  const header = Buffer.alloc(512);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);

  const table = Buffer.alloc(512, 0xff);
  chains.forEach((next, sector) => {
    table.writeUInt32LE(next, sector * 4);
  });
  const directory = Buffer.alloc(directorySectors * 512);
  directory.set(directoryEntry('Root Entry', 5, 0xfffffffe, 0), 0);
  names.forEach((name, index) => {
    directory.set(
      directoryEntry(name, 2, starts[index] ?? 0, contents[index]?.length ?? 0),
      (index + 1) * 128,
    );
  });
  return Buffer.concat([header, table, directory, ...contents]);
}

/** First bytes of a Word 97 main stream; the flags say whether its text is encrypted. */
export function wordStream(encrypted = false): Buffer {
  const stream = Buffer.alloc(4096);
  stream.writeUInt16LE(0xa5ec, 0);
  stream.writeUInt16LE(encrypted ? 0x0100 : 0, 10);
  return stream;
}

function directoryEntry(name: string, type: number, start: number, size: number): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry.writeUInt8(type, 66);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

function padToSector(data: Buffer, atLeast: number): Buffer {
  const size = Math.max(atLeast, Math.ceil(data.length / 512) * 512);
  return Buffer.concat([data, Buffer.alloc(size - data.length)]);
}
