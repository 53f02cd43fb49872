import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import type { ShellApi } from '../../../electron/contract/shell';
import { listenForChanges } from '../../../renderer/api/change-listener';
import { ClientProvider } from '../../../renderer/api/context';
import { createQueryClient } from '../../../renderer/api/queries';
import { startI18n } from '../../../renderer/app/i18n';
import { ConfirmDialog } from '../../../renderer/ui/feedback/ConfirmDialog';
import { Toasts } from '../../../renderer/ui/feedback/Toasts';
import { toasts } from '../../../renderer/ui/feedback/toast-store';
import { resetPreferences } from '../../../renderer/ui/preferences';
import { createPlanDeskTheme } from '../../../renderer/ui/theme';
import { createFakeCore, type FakeAnswers } from './fake-core';

/** The native side of the window as tests see it; each function can be given an answer of its own. */
export function fakeShell(): { [K in keyof ShellApi]: ReturnType<typeof vi.fn<ShellApi[K]>> } {
  return {
    info: vi
      .fn<ShellApi['info']>()
      .mockResolvedValue({ platform: 'linux', nonce: 'n', demo: false, opens: null, language: 'zh' }),
    openFile: vi.fn<ShellApi['openFile']>().mockResolvedValue([]),
    openFolder: vi.fn<ShellApi['openFolder']>().mockResolvedValue(null),
    saveFile: vi.fn<ShellApi['saveFile']>().mockResolvedValue(null),
    grantDropped: vi.fn<ShellApi['grantDropped']>(),
    reveal: vi.fn<ShellApi['reveal']>().mockResolvedValue(undefined),
    openExternally: vi.fn<ShellApi['openExternally']>().mockResolvedValue({ opened: true, message: '' }),
    print: vi.fn<ShellApi['print']>().mockResolvedValue({ done: true, message: '' }),
    setTheme: vi.fn<ShellApi['setTheme']>().mockResolvedValue(undefined),
    setLanguage: vi.fn<ShellApi['setLanguage']>().mockResolvedValue(undefined),
    painted: vi.fn<ShellApi['painted']>(),
    onMenu: vi.fn<ShellApi['onMenu']>().mockReturnValue(() => undefined),
  };
}

export let shell = fakeShell();

/** Registers what every component test needs before and after; call once at the top of a test file. */
export function setUpTestWindow(): void {
  beforeEach(async () => {
    resetPreferences();
    toasts.set([]);
    shell = fakeShell();
    window.plandesk = { shell };
    await startI18n();
  });
  afterEach(cleanup);
}

/** Renders an element on a fake core with the theme, the cache and the places for questions and toasts. */
export function renderWithCore(element: ReactElement, answers: FakeAnswers = {}) {
  const core = createFakeCore(answers);
  const queries = createQueryClient();
  listenForChanges(core.client, queries);
  const view = render(
    <QueryClientProvider client={queries}>
      <ClientProvider client={core.client}>
        <ThemeProvider theme={createPlanDeskTheme('light')}>
          {element}
          <ConfirmDialog />
          <Toasts />
        </ThemeProvider>
      </ClientProvider>
    </QueryClientProvider>,
  );
  return { ...view, core, queries };
}
