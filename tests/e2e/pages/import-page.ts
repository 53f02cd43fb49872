import { expect, type Page } from '@playwright/test';
import type { Program } from '../harness/program';

/** The three steps of an import. */
export class ImportPage {
  readonly #program: Program;
  readonly #page: Page;

  constructor(program: Program) {
    this.#program = program;
    this.#page = program.page;
  }

  async choose(kind: string, file: string): Promise<void> {
    await this.#page.getByRole('button', { name: kind, exact: true }).click();
    await this.#program.answerOpen(file);
    await this.#page.getByRole('button', { name: '选择台账文件' }).click();
    await expect(this.#page.getByRole('button', { name: '去写入' })).toBeVisible({ timeout: 60_000 });
  }

  /** The number on a count: 新增, 更新, 未变, 重复, 退回. */
  async expectCount(outcome: string, count: number): Promise<void> {
    const segment = this.#page.getByRole('button', { name: new RegExp(`^${outcome}`) });
    if (count === 0) await expect(segment).toHaveText(new RegExp(`${outcome}\\s*0?$`));
    else await expect(segment).toContainText(count.toLocaleString('zh-CN'));
  }

  async saveRejects(file: string): Promise<void> {
    await this.#page.getByRole('button', { name: '去写入' }).click();
    await this.#program.answerSave(file);
    await this.#page.getByRole('button', { name: '保存退回清单' }).click();
    await expect(this.#page.getByText(/每行写明原因/)).toBeVisible();
  }

  async apply(): Promise<void> {
    await this.#page.getByRole('button', { name: /^写入 [\d,]+ 行$/ }).click();
    await expect(this.#page.getByText('已导入', { exact: true })).toBeVisible({ timeout: 120_000 });
  }
}
