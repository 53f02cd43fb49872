import { expect, type Locator, type Page } from '@playwright/test';

/** What surrounds every page: navigation, search, messages. */
export class Shell {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get title(): Locator {
    return this.#page.locator('main#main h1');
  }
  get toasts(): Locator {
    return this.#page.getByRole('status');
  }
  get dialog(): Locator {
    return this.#page.getByRole('dialog');
  }
  get paletteInput(): Locator {
    return this.#page.getByRole('combobox', { name: '搜索' });
  }
  get paletteEntries(): Locator {
    return this.#page.getByRole('option');
  }

  /** Goes to a module by the navigation at the left. */
  async go(module: string): Promise<void> {
    await this.#page.getByRole('navigation').getByRole('link', { name: module, exact: true }).click();
    await expect(this.title).toBeVisible();
  }

  /** Opens a page by its address, for pages that a link elsewhere leads to. */
  async goTo(path: string): Promise<void> {
    await this.#page.evaluate((to) => {
      window.location.hash = `#${to}`;
    }, path);
  }
}
