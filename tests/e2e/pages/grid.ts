import { expect, type Locator, type Page } from '@playwright/test';

/** A register: rows of which only the visible ones exist. */
export class Grid {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get grid(): Locator {
    return this.#page.getByRole('grid');
  }

  row(text: string | RegExp): Locator {
    return this.grid.getByRole('row').filter({ hasText: text }).first();
  }

  async expectRows(count: number): Promise<void> {
    // The heading counts too.
    await expect(this.grid).toHaveAttribute('aria-rowcount', String(count + 1));
  }

  /** Opens the record in the row that holds the text. */
  async open(text: string | RegExp): Promise<void> {
    await this.row(text).dblclick();
    await expect(this.#page.locator('section[aria-label] h1')).toBeVisible();
  }
}
