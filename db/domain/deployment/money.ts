/** Parts of a quantity that are told apart: thousandths of its unit. */
const PARTS = 1000;
/** Parts of a unit price: hundredths of a fen, as price lists of small things have them. */
const PRICE_PARTS = 10_000;

/** Yuan as whole fen; half a fen counts up. */
export function toFen(yuan: number): number {
  // The product with 100 lies a hair beside the decimal that was meant: 1.005 × 100 is 100.49999999999999.
  return Math.round(Number((yuan * 100).toPrecision(15)));
}

/** Whole fen as yuan. */
export function fromFen(fen: number): number {
  return fen / 100;
}

/** The sum of amounts in yuan, exact to the fen whatever their number and order. */
export function sumYuan(amounts: readonly number[]): number {
  return fromFen(amounts.reduce((sum, amount) => sum + toFen(amount), 0));
}

/** Quantity times unit price (yuan) in yuan, exact and then rounded to the fen; half a fen counts up. */
export function amountOf(quantity: number, unitPrice: number): number {
  const product = BigInt(Math.round(quantity * PARTS)) * BigInt(Math.round(unitPrice * PRICE_PARTS));
  const oneFen = BigInt((PARTS * PRICE_PARTS) / 100);
  const fen = (product * 2n + oneFen) / (oneFen * 2n);
  return fromFen(Number(fen));
}

/** A quantity to the thousandth of its unit, so that sums come out even. */
export function exactQuantity(quantity: number): number {
  return Math.round(quantity * PARTS) / PARTS;
}
