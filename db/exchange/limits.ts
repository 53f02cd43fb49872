/** Bounds within which a package is read at all. Far above what a province sends, far below what hurts. */
export const LIMITS = {
  /** Whole file, bytes. */
  packageBytes: 16 * 2 ** 30,
  entries: 200_004,
  /** manifest.json, signature.json and 封面.html are held in memory, bytes. */
  manifestBytes: 64 * 2 ** 20,
  signatureBytes: 16 * 1024,
  coverBytes: 4 * 2 ** 20,
  dataBytes: 8 * 2 ** 30,
  fileBytes: 512 * 2 ** 20,
  /** Inflated bytes for each packed one; small entries are let off. Data of an office packs 5 to 15 fold. */
  ratio: 200,
  ratioFrom: 2 ** 20,
} as const;
