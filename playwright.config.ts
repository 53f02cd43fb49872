// End-to-end tests drive the built program (out/) in the Electron of node_modules; `npm run test:e2e`
// builds first and gives them a display.
import { defineConfig } from '@playwright/test';

const MEASURED = '**/latency.e2e.ts';
const REAL = '**/*-real.e2e.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: 'tests/e2e/harness/make-sample.ts',
  // Two cores are what a small machine has; every test has a program and folders of its own.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  // A machine that does much else can outrun a test: it gets a second try, and the list names it as flaky.
  retries: 1,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'screens', testIgnore: [MEASURED, REAL] },
    // With the county's own files, where they are: `npm run test:real`.
    { name: 'real', testMatch: REAL },
    // What is measured runs alone, when it is named: `npm run bench latency`.
    { name: 'measured', testMatch: MEASURED },
  ],
});
