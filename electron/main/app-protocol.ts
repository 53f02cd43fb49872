import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol, type Session } from 'electron';
import { serveDocumentPart } from './document-parts';

/** The page's address. Not file://, which would let a page reach the disk. */
export const APP_ORIGIN = 'app://plandesk';
/** Set by the development server only. */
export const DEVELOPMENT_URL = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;

/** One nonce a run: emotion's style elements carry it. */
export const STYLE_NONCE = randomBytes(16).toString('base64');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/octet-stream',
};

/** No inline code, no remote anything; styles by file or by nonce. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${STYLE_NONCE}'`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the program is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        codeCache: true,
        corsEnabled: DEVELOPMENT_URL !== undefined,
      },
    },
  ]);
}

export function startUrl(): string {
  return DEVELOPMENT_URL ?? `${APP_ORIGIN}/index.html`;
}

/** Whether a frame belongs to the program's own page. */
export function isOwnUrl(url: string): boolean {
  return (
    url.startsWith(`${APP_ORIGIN}/`) || (DEVELOPMENT_URL !== undefined && url.startsWith(DEVELOPMENT_URL))
  );
}

/** Data files of pdf.js that are not bundled: character maps, the standard fonts, picture decoders, colour profiles. */
const PDF_DATA = /^\/pdfjs\/(cmaps|standard_fonts|wasm|iccs)\/([\w.-]+)$/;

/**
 * Serves the program's own content under app://plandesk: out/renderer, the data files of pdf.js, and the parts of
 * documents that the core prepared for the viewer. Nothing else of the disk.
 */
export function serveApp(session: Session, documentFolder: (ticket: string) => Promise<string | null>): void {
  const root = join(import.meta.dirname, '../renderer');
  const pdfData = join(app.getAppPath(), 'node_modules/pdfjs-dist');
  // The development server's page has an address of its own.
  const headers: Record<string, string> =
    DEVELOPMENT_URL === undefined
      ? { 'content-security-policy': CONTENT_POLICY }
      : { 'access-control-allow-origin': new URL(DEVELOPMENT_URL).origin };
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const notFound = new Response('not found', { status: 404, headers });
    if (url.host !== 'plandesk') return notFound;
    if (url.pathname.startsWith('/document/')) return serveDocumentPart(url, documentFolder, headers);
    const [, folder, name] = PDF_DATA.exec(url.pathname) ?? [];
    const base = folder && name ? join(pdfData, folder) : root;
    try {
      // A stray % is no address; a NUL is no name.
      const path = normalize(join(base, folder && name ? name : decodeURIComponent(url.pathname)));
      if (!path.startsWith(base + sep)) return notFound;
      const bytes = await readFile(path);
      return new Response(new Uint8Array(bytes), {
        headers: {
          ...headers,
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return notFound;
    }
  });
}

/** Cancels every request that would leave the program. */
export function allowOnlyOwnContent(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const own =
      /^(app|devtools|blob|data):/.test(details.url) ||
      isOwnUrl(details.url) ||
      (DEVELOPMENT_URL !== undefined && details.url.startsWith('ws:'));
    answer({ cancel: !own });
  });
}
