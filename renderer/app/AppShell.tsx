import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { usePreference } from '../ui/preferences';
import { useShortcut, useShortcutKeys } from '../ui/shortcuts';
import { useStore } from '../ui/store';
import { useNarrow } from '../ui/use-narrow';
import styles from './AppShell.module.css';
import { ClockWarning, warnsOfClock } from './ClockWarning';
import { NavRail } from './NavRail';
import { ScreenErrorBoundary } from './ScreenErrorBoundary';
import { StatusLine } from './StatusLine';
import { shellPanel } from './shell-panels';
import { TopBar } from './TopBar';
import { useFocusOnScreen } from './use-focus-on-screen';
import { useMenuCommands } from './use-menu-commands';
import { useVisibleModules } from './use-visible-modules';

const loadPalette = () => import('./CommandPalette').then((file) => ({ default: file.CommandPalette }));
const CommandPalette = lazy(loadPalette);
const ManualDrawer = lazy(() => import('./ManualDrawer').then((file) => ({ default: file.ManualDrawer })));
const ShortcutHelp = lazy(() => import('./ShortcutHelp').then((file) => ({ default: file.ShortcutHelp })));
const AboutDialog = lazy(() => import('./AboutDialog').then((file) => ({ default: file.AboutDialog })));

/** Long after the first paint, long before anyone has found the key. */
const paletteAfterMs = 1500;

/** The frame of the program: top bar, navigation, the open screen, status line. */
export function AppShell() {
  const [wished, setCollapsed] = usePreference('navCollapsed');
  // At 200 % a small screen has no room for the names; the signs keep theirs in a tip.
  const narrow = useNarrow();
  const collapsed = wished || narrow;
  const navigate = useNavigate();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const modules = useVisibleModules();
  const panel = useStore(shellPanel);
  const screen = useFocusOnScreen(path);

  useShortcutKeys((at) => {
    const module = modules[at];
    if (module) void navigate({ to: module.path });
  });
  useShortcut('palette', () => shellPanel.set('palette'));
  useShortcut('manual', () => shellPanel.set('manual'));
  useShortcut('shortcuts', () => shellPanel.set('shortcuts'));
  useShortcut('toggle-nav', () => setCollapsed(!wished));
  useShortcut('back', () => router.history.back());
  useMenuCommands();
  // Whoever presses Ctrl+K types at once: letters must not fall into the time that loading takes.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), paletteAfterMs);
    return () => clearTimeout(timer);
  }, []);

  const close = () => shellPanel.set(null);
  return (
    <div className={styles.shell} data-collapsed={collapsed || undefined}>
      <TopBar />
      <NavRail
        modules={modules}
        path={path}
        collapsed={collapsed}
        {...(!narrow && { onToggle: () => setCollapsed(!collapsed) })}
      />
      <main className={styles.main} id="main" ref={screen} tabIndex={-1}>
        {warnsOfClock(path) && <ClockWarning />}
        <ScreenErrorBoundary key={path}>
          <Outlet />
        </ScreenErrorBoundary>
      </main>
      <StatusLine />
      <Suspense>
        {panel === 'palette' && <CommandPalette onClose={close} />}
        {panel === 'manual' && <ManualDrawer path={path} onClose={close} />}
        {panel === 'shortcuts' && <ShortcutHelp onClose={close} />}
        {panel === 'about' && <AboutDialog onClose={close} />}
      </Suspense>
    </div>
  );
}
