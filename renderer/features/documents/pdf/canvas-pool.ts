/** As many as are near at once; more would only hold memory. */
const MOST = 4;

/** Canvases of pages that were left, to be drawn on again: each is megabytes that the collector would have to clear away. */
export class CanvasPool {
  readonly #free: HTMLCanvasElement[] = [];

  take(width: number, height: number): HTMLCanvasElement {
    const kept = this.#free.findIndex((canvas) => canvas.width === width && canvas.height === height);
    const [found] = kept < 0 ? [] : this.#free.splice(kept, 1);
    if (found) {
      found.getContext('2d')?.reset();
      return found;
    }
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    return canvas;
  }

  give(canvas: HTMLCanvasElement): void {
    this.#free.push(canvas);
    if (this.#free.length > MOST) this.#free.shift();
  }
}
