// A picture of an Xvfb screen from its frame buffer file (XWD): the one way to see a packed program,
// whose debugging doors are shut.
import fs from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/** Reads an X window dump of 32 bits a pixel. */
const readDump = (file) => {
  const bytes = fs.readFileSync(file);
  const word = (index) => bytes.readUInt32BE(index * 4);
  const [headerSize, width, height, bytesPerLine, colours] = [word(0), word(4), word(5), word(12), word(19)];
  if (word(1) !== 7 || word(11) !== 32) throw new Error(`${file} is not a 32 bit X window dump`);
  return { width, height, bytesPerLine, bytes: bytes.subarray(headerSize + colours * 12) };
};

/** PNG scan lines (filter byte, then RGB) of the dump's blue, green, red, unused. */
const scanLines = ({ width, height, bytesPerLine, bytes }) => {
  const lines = Buffer.alloc(height * (1 + width * 3));
  let to = 0;
  for (let y = 0; y < height; y++) {
    to++;
    for (let from = y * bytesPerLine, end = from + width * 4; from < end; from += 4) {
      lines[to++] = bytes[from + 2];
      lines[to++] = bytes[from + 1];
      lines[to++] = bytes[from];
    }
  }
  return lines;
};

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

const encodePng = (width, height, lines) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
};

/**
 * Saves the screen as PNG.
 * @param {string} dumpFile Xvfb's `Xvfb_screen0`
 * @param {string} pngFile
 * @param {number} top colours are counted below this many pixels
 * @returns {number} how many different colours it shows there (counting stops at a thousand); text alone makes dozens
 */
export const saveScreen = (dumpFile, pngFile, top) => {
  const dump = readDump(dumpFile);
  fs.writeFileSync(pngFile, encodePng(dump.width, dump.height, scanLines(dump)));
  const colours = new Set();
  for (let i = top * dump.bytesPerLine; i + 4 <= dump.bytes.length && colours.size < 1000; i += 4) {
    colours.add(dump.bytes.readUInt32LE(i) & 0xffffff);
  }
  return colours.size;
};
