import { characterMapFolder } from './assets';
import { loadPdfjs } from './load-pdfjs';

/**
 * Begins to open a PDF held in memory; `promise` of the answer settles with the document or with what pdf.js throws, and
 * `destroy` has to follow. Scripts, forms, attachments and fonts are not executed or loaded.
 */
export async function openPdf(bytes: Uint8Array, password: string | undefined) {
  const pdfjs = await loadPdfjs();
  const cMapUrl = characterMapFolder();
  return pdfjs.getDocument({
    // pdf.js takes over the buffer it is given, so it gets a copy.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    ...(cMapUrl === null ? {} : { cMapUrl, cMapPacked: true }),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  });
}
