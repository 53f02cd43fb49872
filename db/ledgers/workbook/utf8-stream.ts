import { TextDecoder } from 'node:util';
import { refusal } from './refusals';

/**
 * XML parts as UTF-8. Nearly all are; UTF-16 (byte order mark) and a declared encoding such as GB18030 are converted,
 * piece by piece, so that the byte scanners see one encoding only.
 */
export async function* asUtf8(chunks: AsyncIterable<Buffer>, entry: string): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined) decoder = decoderFor(chunk, entry);
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  }
  if (decoder) yield Buffer.from(decoder.decode(), 'utf8');
}

function decoderFor(first: Buffer, entry: string): TextDecoder | null {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le');
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be');
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    first.toString('latin1', 0, 200),
  )?.[1];
  if (declared === undefined || /^(utf-?8|us-ascii)$/i.test(declared)) return null;
  try {
    return new TextDecoder(declared);
  } catch (cause) {
    throw refusal('FILE_DAMAGED', { reason: 'encoding', encoding: declared, entry }, cause);
  }
}
