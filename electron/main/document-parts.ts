import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Parts of a prepared document that the page may fetch: nothing else of its folder, and never a path. */
const PART = /^(content|original|picture-\d{1,4})$/;
const TICKET = /^[0-9a-f-]{36}$/;

/** Media types of the parts. Pictures were checked when the document was prepared; their own head tells which they are. */
function typeOf(part: string, head: Uint8Array): string {
  if (part === 'content') return 'application/json; charset=utf-8';
  if (part === 'original') return 'application/octet-stream';
  return head[0] === 0x89 ? 'image/png' : 'image/jpeg';
}

/**
 * Answers `/document/<ticket>/<part>`, whole or the stretch that `?from=&to=` names (`to` exclusive, in bytes). The
 * total size stands in `x-total-bytes`.
 */
export async function serveDocumentPart(
  url: URL,
  folderOf: (ticket: string) => Promise<string | null>,
  headers: Record<string, string>,
): Promise<Response> {
  const [, , ticket = '', part = ''] = url.pathname.split('/');
  const folder = TICKET.test(ticket) && PART.test(part) ? await folderOf(ticket) : null;
  if (folder === null) return new Response('not found', { status: 404, headers });
  const file = await open(join(folder, part)).catch(() => null);
  if (file === null) return new Response('not found', { status: 404, headers });
  try {
    const { size } = await file.stat();
    const from = Math.min(size, wholeNumber(url.searchParams.get('from'), 0));
    const to = Math.min(size, Math.max(from, wholeNumber(url.searchParams.get('to'), size)));
    const bytes = new Uint8Array(to - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return new Response(bytes.subarray(0, bytesRead), {
      headers: {
        ...headers,
        'content-type': typeOf(part, bytes),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'x-total-bytes': String(size),
      },
    });
  } finally {
    await file.close();
  }
}

function wholeNumber(value: string | null, otherwise: number): number {
  const number = Number(value ?? Number.NaN);
  return Number.isSafeInteger(number) && number >= 0 ? number : otherwise;
}
