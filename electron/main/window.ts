import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { startUrl } from './app-protocol';
import { resourcesFolder } from './core-process';
import type { PreferenceFile, Preferences } from './preferences';

const SMALLEST = { width: 1024, height: 640 };
const USUAL = { width: 1366, height: 768 };
const CAPTURE_AFTER_MS = 500;

/** The main window where and as large as it was, if that place still exists. */
export function createWindow(preferences: PreferenceFile): BrowserWindow {
  const { maximised, zoom } = preferences.value;
  const window = new BrowserWindow({
    ...place(preferences.value),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: '预案台',
    icon: join(resourcesFolder(), 'icons/icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f151d' : '#f2f5f8',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      zoomFactor: zoom,
      // Pages that cannot be seen must still take in changes.
      backgroundThrottling: false,
    },
  });
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    preferences.change({
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      zoom: window.webContents.getZoomFactor(),
    });
  });
  void window.loadURL(startUrl());
  return window;
}

function place({ bounds }: Preferences): { x?: number; y?: number; width: number; height: number } {
  if (!bounds) return USUAL;
  const area = screen.getDisplayMatching(bounds).workArea;
  const visible =
    bounds.x < area.x + area.width - 80 &&
    bounds.y < area.y + area.height - 80 &&
    bounds.x + bounds.width > area.x + 80;
  return visible
    ? bounds
    : { width: Math.min(bounds.width, area.width), height: Math.min(bounds.height, area.height) };
}

/** With PLANDESK_CAPTURE set (start without a display), saves a picture of the first painted screen and says where. */
export async function captureIfAsked(window: BrowserWindow): Promise<void> {
  const target = process.env.PLANDESK_CAPTURE;
  if (!target || app.isPackaged) return;
  // The page has painted, but the frame may not have reached the screen yet: a picture taken now shows the one before.
  await delay(CAPTURE_AFTER_MS);
  const picture = await window.webContents.capturePage();
  writeFileSync(target, picture.toPNG());
  console.log(`PLANDESK_CAPTURED ${target}`);
}
