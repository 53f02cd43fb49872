import { extname } from 'node:path';

/** Bytes a file name may have on Linux and in most Windows programs, with room for a suffix. */
const MAX_BYTES = 200;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A name from a database as the name of a file here: no path, no control or reserved characters, not too long. */
export function safeFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those must not reach a file system.
  const plain = name.replace(/[\u0000-\u001F\u007F<>:"/\\|?*]/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  const usable = plain === '' || DEVICE.test(plain) ? `_${plain}` : plain;
  const extension = extname(usable).slice(0, 12);
  let stem = extension === '' ? usable : usable.slice(0, -extname(usable).length);
  while (Buffer.byteLength(stem + extension) > MAX_BYTES) stem = Array.from(stem).slice(0, -1).join('');
  return stem + extension;
}
