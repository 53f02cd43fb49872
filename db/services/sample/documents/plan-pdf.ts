import type { PlanText } from './plan-text';

/** Points from the lower left corner of an A4 page. */
const PAGE = { width: 595, height: 842, left: 72, top: 760, bottom: 72 } as const;
const BODY = { size: 12, pitch: 22, perLine: 37 } as const;
const HEADING = { size: 15, pitch: 32 } as const;

interface Line {
  readonly text: string;
  readonly x: number;
  readonly size: number;
  readonly pitch: number;
}

/**
 * The plan as a PDF in the Song face that every Chinese reader brings along (Adobe-GB1), one em a character. Nothing is
 * embedded, as in the output of older office programs.
 */
export function planPdf(plan: PlanText): Uint8Array {
  const pages = paginate(linesOf(plan));
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${5 + n * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ' +
      '/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>',
    ...pages.flatMap((content, n) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${6 + n * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  return assemble(objects);
}

function linesOf(plan: PlanText): Line[] {
  const centred = (text: string): Line => ({
    text,
    x: (PAGE.width - text.length * 20) / 2,
    size: 20,
    pitch: 40,
  });
  const title = plan.title.startsWith(plan.unitName) ? plan.title.slice(plan.unitName.length) : plan.title;
  return [
    centred(plan.unitName),
    centred(title),
    ...plan.sections.flatMap((section) => [
      { text: section.heading, x: PAGE.left, size: HEADING.size, pitch: HEADING.pitch },
      ...section.paragraphs.flatMap(wrap),
    ]),
  ];
}

/** Full lines of a paragraph whose first is set in by two characters. */
function wrap(paragraph: string): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < paragraph.length; ) {
    const indent = at === 0 ? 2 : 0;
    const text = paragraph.slice(at, at + BODY.perLine - indent);
    lines.push({ text, x: PAGE.left + indent * BODY.size, size: BODY.size, pitch: BODY.pitch });
    at += text.length;
  }
  return lines;
}

function paginate(lines: readonly Line[]): string[] {
  const pages: string[][] = [[]];
  let y: number = PAGE.top;
  for (const line of lines) {
    if (y - line.pitch < PAGE.bottom) {
      pages.push([]);
      y = PAGE.top;
    }
    y -= line.pitch;
    const codes = Array.from({ length: line.text.length }, (_, i) =>
      line.text.charCodeAt(i).toString(16).padStart(4, '0'),
    ).join('');
    pages.at(-1)?.push(`BT /F ${line.size} Tf 1 0 0 1 ${Math.round(line.x)} ${y} Tm <${codes}> Tj ET`);
  }
  return pages.map((page) => page.join('\n'));
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, n) => {
    const at = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
