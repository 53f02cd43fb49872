import { expect, type Locator, type Page } from '@playwright/test';
import { Fields } from './fields';

/** A record page: name, state, steps, tabs; drawers for the steps. */
export class RecordPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get name(): Locator {
    return this.#page.locator('main#main h1');
  }
  get head(): Locator {
    return this.#page.locator('main#main header').first();
  }
  get drawer(): Locator {
    return this.#page.getByRole('dialog').last();
  }

  step(label: string): Locator {
    return this.head.getByRole('button', { name: label, exact: true });
  }

  async tab(label: string): Promise<void> {
    await this.#page.getByRole('tab', { name: new RegExp(`^${label}`) }).click();
  }

  /** Takes a step whose drawer asks for `fill`, and confirms it. */
  async take(
    step: string,
    fill: (fields: Fields) => Promise<void> = () => Promise.resolve(),
    confirm = step,
  ): Promise<void> {
    await this.step(step).click();
    const { drawer } = this;
    await expect(drawer).toBeVisible();
    await fill(new Fields(this.#page, drawer));
    await drawer.getByRole('button', { name: confirm, exact: true }).click();
    await expect(drawer).toBeHidden();
  }

  async expectState(state: string): Promise<void> {
    await expect(this.head.getByText(state, { exact: true })).toBeVisible();
  }
}
