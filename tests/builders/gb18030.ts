let codes: Map<string, number> | undefined;

/** Two-byte codes by character: the decoder of the platform, turned around. */
function twoByteCodes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const map = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(high, low));
      if (text.length === 1 && text !== '\ufffd' && !map.has(text)) map.set(text, (high << 8) | low);
    }
  return map;
}

/** Text in the encoding that older Chinese programs export. Throws for characters outside its two-byte part. */
export function encodeGb18030(text: string): Buffer {
  codes ??= twoByteCodes();
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    const code = codes.get(char);
    if (point < 0x80) bytes.push(point);
    else if (code !== undefined) bytes.push(code >> 8, code & 0xff);
    else throw new Error(`no two-byte code for ${char}`);
  }
  return Buffer.from(bytes);
}
