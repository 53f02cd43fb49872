import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';

/** The page's address. Not file://, which would let a page reach the disk. */
export const APP_ORIGIN = 'app://plandesk';
/** Set by the development server only. */
const DEVELOPMENT_URL = process.env.ELECTRON_RENDERER_URL;

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
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
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

/** Serves out/renderer under app://plandesk, nothing outside of it. */
export function serveApp(session: Session): void {
  const root = join(import.meta.dirname, '../renderer');
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(root, decodeURIComponent(url.pathname)));
    if (url.host !== 'plandesk' || !path.startsWith(root + sep))
      return new Response('not found', { status: 404 });
    try {
      const bytes = await readFile(path);
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': CONTENT_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('not found', { status: 404 });
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
