import { basename } from 'node:path';
import { expect } from '@playwright/test';
import type { Program } from '../harness/program';
import { RecordPage } from './record';

/** Packages of one case, at either desk: written from the case, received on a page of its own. */
export class CasePackages {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Writes the case in front as a package; `recipient` at a unit's desk, where the drawer is open already. */
  async write(file: string, recipient?: string): Promise<void> {
    const { page } = this.#program;
    const { drawer } = new RecordPage(page);
    if (recipient === undefined) await page.getByRole('button', { name: '写出结果包', exact: true }).click();
    else await drawer.getByLabel(/^备案机关名称/).fill(recipient);
    await this.#program.answerSave(file);
    await drawer.getByRole('button', { name: '选择位置并写出' }).click();
    await expect(page.getByText(new RegExp(`已写成并核对：${basename(file)}`))).toBeVisible();
    await expect(drawer).toBeHidden();
  }

  /** Chooses packages on the page that receives them. */
  async choose(...files: string[]): Promise<void> {
    const { page } = this.#program;
    await this.#program.answerOpen(...files);
    await page.getByRole('button', { name: '选择文件', exact: true }).click();
  }

  async receive(): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: '接收', exact: true }).click();
    await expect(page.getByText('已接收', { exact: true })).toBeVisible();
  }

  /** Puts a file beside a material of the unit's hand-in. */
  async attach(label: string, file: string): Promise<void> {
    const { page } = this.#program;
    await this.#program.answerOpen(file);
    await page.getByRole('button', { name: `为“${label}”添加文件`, exact: true }).click();
    await expect(page.getByRole('button', { name: basename(file), exact: true })).toBeVisible();
  }
}
