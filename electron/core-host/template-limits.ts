/** Looking a template over takes a second; a file that takes longer is made to. */
export const TEMPLATE_LIMITS = { timeoutMs: 30_000, memoryMb: 512 } as const;
