import { expect, type Locator, type Page } from '@playwright/test';

/** The document viewer: toolbar, outline, pages. */
export class ViewerPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get sheets(): Locator {
    return this.#page.getByRole('document', { name: '文件内容', exact: true });
  }
  get pageBox(): Locator {
    return this.#page.getByRole('textbox', { name: '页码' });
  }
  get findBox(): Locator {
    return this.#page.getByRole('searchbox', { name: '在文件中查找' });
  }
  get scale(): Locator {
    return this.#page.locator('[data-scale]');
  }

  outlineEntry(name: string): Locator {
    return this.#page.getByRole('navigation', { name: '目录' }).getByRole('button', { name });
  }

  /** The words that are marked as the hit one is at, and that they can be seen. */
  async expectHitInSight(words: string): Promise<void> {
    await expect
      .poll(() =>
        this.#page.evaluate(() => {
          const [range] = [...(CSS.highlights.get('document-hit-now')?.values() ?? [])] as Range[];
          const box = range?.getBoundingClientRect();
          const seen = box !== undefined && box.top > 0 && box.bottom < window.innerHeight;
          return seen ? range?.toString().replace(/\s/g, '') : null;
        }),
      )
      .toBe(words);
  }

  async find(words: string): Promise<void> {
    await this.#page.keyboard.press('Control+f');
    await expect(this.findBox).toBeFocused();
    await this.findBox.fill(words);
  }
}
