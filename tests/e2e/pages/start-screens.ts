import { expect, type Locator, type Page } from '@playwright/test';
import type { Program } from '../harness/program';

export interface NewOffice {
  file: string;
  level?: '县（市、区）级' | '市（州）级' | '省级';
  /** Name, code or initials of the region. */
  region: string;
  name: string;
  user: string;
  password?: string;
}

/** First start, sign-in and the screen for a database that cannot be opened. */
export class StartScreens {
  readonly #program: Program;
  readonly #page: Page;

  constructor(program: Program) {
    this.#program = program;
    this.#page = program.page;
  }

  get create(): Locator {
    return this.#page.getByRole('button', { name: /^新建数据库/ });
  }
  get open(): Locator {
    return this.#page.getByRole('button', { name: /^打开已有数据库/ });
  }
  get sample(): Locator {
    return this.#page.getByRole('button', { name: /^打开示例县/ });
  }
  get heading(): Locator {
    return this.#page.getByRole('heading', { level: 1 });
  }
  /** The program itself, past every start screen. */
  get inside(): Locator {
    return this.#page.locator('main#main');
  }

  /** Answers the three questions of a first start and makes the database at `file`. */
  async found(office: NewOffice): Promise<void> {
    await this.create.click();
    await this.#page.getByRole('button', { name: /^应急管理部门/ }).click();
    if (office.level) {
      await this.#page.getByLabel('层级').click();
      await this.#page.getByRole('option', { name: office.level }).click();
    }
    await this.#page.getByLabel('行政区划').fill(office.region);
    await this.#page.getByRole('option').first().click();
    await this.#page.getByLabel('单位名称').fill(office.name);
    await this.#page.getByRole('button', { name: '下一步' }).click();
    await this.#page.getByLabel('经办人姓名').fill(office.user);
    if (office.password) {
      await this.#page.getByLabel('密码（可不设）').fill(office.password);
      await this.#page.getByLabel('再输入一次密码').fill(office.password);
    }
    await this.#program.answerSave(office.file);
    await this.#page.getByRole('button', { name: '选择位置并新建' }).click();
    await this.entered();
  }

  async openFile(file: string): Promise<void> {
    await this.#program.answerOpen(file);
    await this.open.click();
  }

  async entered(): Promise<void> {
    await expect(this.inside).toBeVisible({ timeout: 60_000 });
  }
}
