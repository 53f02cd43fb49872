import { test as base } from '@playwright/test';
import { type LaunchOptions, Program, testFolder } from './program';

interface Fixtures {
  /** The test's own folder; removed after it. */
  folder: string;
  /** Starts the program; what is still running at the end of the test is closed and must not have complained. */
  launch: (options?: LaunchOptions) => Promise<Program>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture needs from its first parameter.
  folder: async ({}, use) => {
    const { folder, remove } = testFolder();
    await use(folder);
    remove();
  },
  launch: async ({ folder }, use, info) => {
    const running = new Set<Program>();
    await use(async (options) => {
      const program = await Program.launch(folder, options);
      running.add(program);
      program.app.on('close', () => running.delete(program));
      return program;
    });
    for (const program of running) {
      if (info.status !== info.expectedStatus)
        await info.attach('last screen', { body: await program.page.screenshot(), contentType: 'image/png' });
      await program.close();
    }
  },
});

export { expect } from '@playwright/test';
