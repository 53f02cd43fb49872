import type { ViewedContent } from '../../electron/contract/reading';

/** The program's own protocol; the development server's page has another address and asks there too. */
const ORIGIN = 'app://plandesk';

const partUrl = (ticket: string, part: string) => `${ORIGIN}/document/${ticket}/${part}`;

/** Text, page map, outline and blocks of a prepared document. Rejects when its ticket has expired. */
export async function fetchContent(ticket: string): Promise<ViewedContent> {
  const answer = await fetch(partUrl(ticket, 'content'));
  if (!answer.ok) throw new Error(`document part answered ${answer.status}`);
  return (await answer.json()) as ViewedContent;
}

/** Bytes of a PDF from `from` up to, not including, `to`. */
export async function fetchOriginal(ticket: string, from: number, to: number): Promise<Uint8Array> {
  const answer = await fetch(`${partUrl(ticket, 'original')}?from=${from}&to=${to}`);
  if (!answer.ok) throw new Error(`document part answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Address of a checked picture of a prepared document. */
export function pictureUrl(ticket: string, picture: number): string {
  return partUrl(ticket, `picture-${picture}`);
}

/** Folder of pdf.js data files: `cmaps`, `standard_fonts`, `wasm`, `iccs`. */
export function pdfDataUrl(folder: string): string {
  return `${ORIGIN}/pdfjs/${folder}/`;
}
