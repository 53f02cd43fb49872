import { expect, type Locator, type Page } from '@playwright/test';

/** Fields of the form in front: a page's own, or those of a drawer beside it. */
export class Fields {
  readonly #page: Page;
  readonly #scope: Locator;

  constructor(page: Page, scope: Locator = page.locator('body')) {
    this.#page = page;
    this.#scope = scope;
  }

  /** Labels end in a star when the field must be filled. */
  #labelled(label: string): Locator {
    return this.#scope.getByLabel(new RegExp(`^${label}\\s*\\*?$`));
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#labelled(label).fill(value);
  }

  async choose(label: string, option: string): Promise<void> {
    // A list names its label and what is chosen.
    await this.#scope.getByRole('combobox', { name: new RegExp(`^${label}`) }).click();
    await this.#page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Picks a record by typing a part of its name. */
  async pick(label: string, name: string): Promise<void> {
    await this.#labelled(label).fill(name);
    await this.#page.getByRole('option', { name }).first().click();
  }

  async expectValue(label: string, value: string | RegExp): Promise<void> {
    await expect(this.#labelled(label)).toHaveValue(value);
  }
}
