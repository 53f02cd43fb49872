import { RecordReader } from './csv-records';
import { utf16Label } from './sniff';

const SEPARATORS = [',', '\t', ';', '|'] as const;

/** The label of the encoding that the text is in; see `openCsv`. */
export async function detectEncoding(pieces: () => AsyncIterable<Buffer>): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const piece of pieces()) {
      if (first) {
        const label = utf16Label(piece);
        if (label !== null) return label;
        first = false;
      }
      strict.decode(piece, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return (await isDentedUtf8(pieces)) ? 'utf-8' : 'gb18030';
}

/**
 * A file that is not quite UTF-8, cut off or patched in one place, is still UTF-8: of Chinese text in GB18030 hardly a
 * character survives the attempt, while nearly any bytes can be read as GB18030.
 */
async function isDentedUtf8(pieces: () => AsyncIterable<Buffer>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let unreadable = 0;
  let foreign = 0;
  const add = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0xfffd) unreadable += 1;
      else if (code > 0x7f) foreign += 1;
    }
  };
  for await (const piece of pieces()) add(decoder.decode(piece, { stream: true }));
  add(decoder.decode());
  return unreadable * 20 < foreign;
}

/** The separator that cuts the first records into equal numbers of fields. */
export function detectSeparator(sample: string): string {
  let best = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const score = evenness(sample, separator);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

/** Share of the first records that have the most frequent number of fields, if that is more than one. */
function evenness(sample: string, separator: string): number {
  const reader = new RecordReader(separator);
  const counts = new Map<number, number>();
  let records = 0;
  for (let at = 0; records < 50; ) {
    const record = reader.read(sample, at, false);
    if (record === null || record.next === at) break;
    at = record.next;
    if (record.fields.length === 1 && record.fields[0] === '') continue;
    records += 1;
    counts.set(record.fields.length, (counts.get(record.fields.length) ?? 0) + 1);
  }
  if (records === 0) {
    // One line without an end: the number of separators decides.
    return reader.read(sample, 0, true)?.fields.length ?? 0;
  }
  let score = 0;
  for (const [fields, times] of counts) {
    // Evenness first; among equals the finer cut.
    if (fields > 1) score = Math.max(score, times / records + Math.min(fields, 100) / 1000);
  }
  return score;
}
