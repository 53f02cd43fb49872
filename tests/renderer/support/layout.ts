import { afterEach, beforeEach, vi } from 'vitest';

/** Gives elements the size of a window: the test DOM lays nothing out, and a virtual list of height 0 shows no row. */
export function setUpLayout(width = 1200, height = 720): void {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(height);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
}
