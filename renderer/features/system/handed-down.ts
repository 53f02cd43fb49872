import type { Answer } from '../../api/contract';

/** What came in one package from an office above, and one thing of it. */
export type HandedPart = Answer<'handed', 'list'>['offices'][number]['parts'][number];
export type HandedItem = HandedPart['items'][number];

/** Names a thing for whoever adopts it. */
export interface HandedWish {
  readonly packageId: string;
  readonly key: string;
}
