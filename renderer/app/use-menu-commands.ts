import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { MenuCommand } from '../../electron/contract/shell';
import { useApi } from '../api/context';
import { nativeShell } from '../api/shell';
import { usePreference } from '../ui/preferences';
import { runShortcut } from '../ui/shortcuts';
import { useEffectiveTheme } from '../ui/use-effective-theme';
import { shellPanel } from './shell-panels';
import { useDatabaseCommands } from './use-database-commands';

/** Answers the native menu inside the shell. */
export function useMenuCommands(): void {
  const api = useApi();
  const navigate = useNavigate();
  const theme = useEffectiveTheme();
  const [, setTheme] = usePreference('theme');
  const database = useDatabaseCommands();
  const commands: Readonly<Record<MenuCommand, () => void>> = {
    'new-database': () => void database.close(),
    'open-database': () => void database.open(),
    'save-as': () => void database.saveAs(),
    backup: () => void database.backup(),
    search: () => shellPanel.set('palette'),
    settings: () => void navigate({ to: '/system' }),
    manual: () => shellPanel.set('manual'),
    shortcuts: () => shellPanel.set('shortcuts'),
    about: () => shellPanel.set('about'),
    print: () => {
      if (!runShortcut('print')) window.print();
    },
    'toggle-theme': () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    lock: () => void api.system.lock({}),
  };
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => nativeShell().onMenu((command) => latest.current[command]()), []);
}
