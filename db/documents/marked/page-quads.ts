/** Eight numbers: upper left, upper right, lower left, lower right corner of a stretch of a line, in the page's own space. */
export type Quad = readonly [number, number, number, number, number, number, number, number];

/** A piece of text as pdf.js gives it. */
export interface QuadPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** How far letters reach over and under their line, in type sizes. */
const ASCENT = 0.86;
const DESCENT = 0.16;

/** The rectangle around some characters of a piece of text; works for text that is turned. */
export function quadOf(piece: QuadPiece, from: number, to: number): Quad {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = piece.transform;
  const across = Math.hypot(a, b) || 1;
  const size = Math.hypot(c, d) || piece.height || 1;
  const along = { x: a / across, y: b / across };
  const up = { x: (c / (Math.hypot(c, d) || 1)) * size, y: (d / (Math.hypot(c, d) || 1)) * size };
  const whole = widthOf(piece.str) || 1;
  const begin = (piece.width * widthOf(piece.str.slice(0, from))) / whole;
  const end = (piece.width * widthOf(piece.str.slice(0, to))) / whole;
  const corner = (distance: number, height: number): [number, number] => [
    x + along.x * distance + up.x * height,
    y + along.y * distance + up.y * height,
  ];
  return [
    ...corner(begin, ASCENT),
    ...corner(end, ASCENT),
    ...corner(begin, -DESCENT),
    ...corner(end, -DESCENT),
  ];
}

/** Left, lower, right and upper edge of some quads. */
export function edgesOf(quads: readonly Quad[]): [number, number, number, number] {
  const xs = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 0));
  const ys = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 1));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Chinese characters are about twice as wide as Latin ones: pdf.js tells the width of a whole piece only. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u0250' ? 0.55 : 1;
  return width;
}
