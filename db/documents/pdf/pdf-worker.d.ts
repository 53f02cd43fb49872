/** pdf.js ships no types for its worker; only its presence matters, it is handed to the library as it is. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object;
}
