import type { ShellApi } from '../../electron/contract/shell';

/** The native side of the window: dialogs, printing, menu. Absent only when the page is opened outside the program. */
export function nativeShell(): ShellApi {
  return window.plandesk.shell;
}
