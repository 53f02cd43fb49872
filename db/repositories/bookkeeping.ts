/** The five columns in which every business row ends; see the head of migration 0001. */
export interface Bookkeeping {
  origin: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  voidedAt: string | null;
  voidReason: string | null;
}
