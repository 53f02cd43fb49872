/** Encodings in which Chinese offices keep plain text. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const SAMPLE_BYTES = 256 * 1024;

/**
 * Tells the encoding of plain text: by its mark, else strict UTF-8, else GB18030. Null when the bytes are no text
 * (zero bytes, control characters, sequences that no encoding has).
 */
export function guessTextEncoding(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13))
    return null;
  if (decodes(sample, 'utf-8')) return 'utf-8';
  if (decodes(sample, 'gb18030')) return 'gb18030';
  return null;
}

/** Decodes whole text; line ends become `\n`, the byte-order mark goes. Undecodable bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
}

/** Streaming mode, because the sample may end inside a character. */
function decodes(sample: Uint8Array, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}
