/**
 * The one place where a colour, a length or a duration is written down.
 *
 * `tokens.css` is printed from these values by `tokensCss()` and compared with the checked-in file by a test, so the
 * first paint needs no script and the style sheets name variables only.
 */

/** The kinds of judgement a chip, a clock or a mark can express; each has its own icon and its own word. */
export const tones = ['met', 'soon', 'late', 'open', 'provisional', 'muted'] as const;
export type Tone = (typeof tones)[number];

export const themeModes = ['light', 'dark'] as const;
export type ThemeMode = (typeof themeModes)[number];

interface ToneColours {
  /** Text and icon, at least 4.5:1 on `bg` and on the panel surface. */
  readonly fg: string;
  readonly bg: string;
  readonly line: string;
}

export interface Palette {
  readonly surface: Readonly<
    Record<
      | 'app'
      | 'panel'
      | 'sunken'
      | 'nav'
      | 'bar'
      | 'barField'
      | 'raised'
      | 'scrim'
      | 'skeleton'
      | 'mark'
      | 'markNow'
      // Pages of a PDF are pictures of paper: white, with marks to match, in both themes.
      | 'paper'
      | 'paperMarkNow',
      string
    >
  >;
  readonly text: Readonly<Record<'body' | 'muted' | 'faint' | 'onBar' | 'onBarMuted' | 'link', string>>;
  readonly line: Readonly<Record<'hair' | 'strong' | 'focus' | 'onBar', string>>;
  readonly brand: Readonly<Record<'main' | 'hover' | 'soft' | 'on', string>>;
  /** The colour of the one action a page asks for. */
  readonly accent: Readonly<Record<'main' | 'hover' | 'on', string>>;
  readonly danger: Readonly<Record<'main' | 'hover' | 'on', string>>;
  readonly row: Readonly<Record<'hover' | 'selected' | 'active', string>>;
  readonly tone: Readonly<Record<Tone, ToneColours>>;
  /** Lines and bars of a chart, told apart without red against green; at least 3:1 on the panel. */
  readonly chart: readonly string[];
}

export const palettes: Readonly<Record<ThemeMode, Palette>> = {
  light: {
    surface: {
      app: '#f2f5f8',
      panel: '#ffffff',
      sunken: '#f6f8fb',
      nav: '#e9eef4',
      bar: '#1e4e8c',
      barField: '#335f98',
      raised: '#ffffff',
      scrim: 'rgba(18, 30, 48, 0.38)',
      skeleton: '#e4e9ef',
      mark: '#ffe9a8',
      markNow: '#ffbf47',
      paper: '#ffffff',
      paperMarkNow: '#ffbf47',
    },
    text: {
      body: '#1b2430',
      muted: '#535e6e',
      faint: '#848e9c',
      onBar: '#ffffff',
      onBarMuted: '#d3dfee',
      link: '#1e4e8c',
    },
    line: { hair: '#dbe1e9', strong: '#b4bfcd', focus: '#1663bd', onBar: '#4a74a9' },
    brand: { main: '#1e4e8c', hover: '#173f73', soft: '#e4ecf6', on: '#ffffff' },
    accent: { main: '#0f5fbf', hover: '#0b4e9e', on: '#ffffff' },
    danger: { main: '#a8231c', hover: '#8b1a14', on: '#ffffff' },
    row: { hover: '#f1f5fa', selected: '#e1ecf8', active: '#d3e3f5' },
    tone: {
      met: { fg: '#1a673a', bg: '#e6f3eb', line: '#b3d7c0' },
      soon: { fg: '#825000', bg: '#fcf2de', line: '#e9cd97' },
      late: { fg: '#a31f19', bg: '#fbe9e8', line: '#ebbab7' },
      open: { fg: '#1e4e8c', bg: '#e6eef7', line: '#b9cde6' },
      provisional: { fg: '#5a3f9b', bg: '#efebf8', line: '#cdc1e8' },
      muted: { fg: '#535e6e', bg: '#edf0f4', line: '#d0d7df' },
    },
    chart: ['#1e4e8c', '#b86a00', '#0d8478', '#7b4fb3', '#a8231c', '#5d6b7c'],
  },
  dark: {
    surface: {
      app: '#0f151d',
      panel: '#171f29',
      sunken: '#131a23',
      nav: '#121922',
      bar: '#12233b',
      barField: '#1d3352',
      raised: '#1e2834',
      scrim: 'rgba(4, 8, 14, 0.6)',
      skeleton: '#25303d',
      mark: '#5c4a12',
      markNow: '#8c6a10',
      paper: '#ffffff',
      paperMarkNow: '#ffbf47',
    },
    text: {
      body: '#e3e8ef',
      muted: '#a5b0bf',
      faint: '#717d8d',
      onBar: '#eef3f9',
      onBarMuted: '#a9bbd2',
      link: '#8fb8ec',
    },
    line: { hair: '#2a3543', strong: '#465468', focus: '#6ea8ee', onBar: '#36507a' },
    brand: { main: '#8fb8ec', hover: '#b0cef3', soft: '#1c2e46', on: '#0d1a2b' },
    accent: { main: '#2b70c6', hover: '#3a80d8', on: '#ffffff' },
    danger: { main: '#c4443b', hover: '#d2584f', on: '#ffffff' },
    row: { hover: '#1c2632', selected: '#1d3049', active: '#26405f' },
    tone: {
      met: { fg: '#7dd09d', bg: '#152c1e', line: '#2c5a3d' },
      soon: { fg: '#eebc68', bg: '#302410', line: '#5f4a20' },
      late: { fg: '#ff9d95', bg: '#38191a', line: '#6f3533' },
      open: { fg: '#95bdee', bg: '#1a2b42', line: '#36527a' },
      provisional: { fg: '#c5b1f3', bg: '#281f3e', line: '#4f407a' },
      muted: { fg: '#a5b0bf', bg: '#212b37', line: '#394656' },
    },
    chart: ['#7fb0ee', '#eeb25a', '#55c7b8', '#bda2ef', '#ff938a', '#9aa7b8'],
  },
};

/** The spacing step in CSS pixels; every distance is a multiple or a half of it. */
export const spaceUnit = 8;

/** Lengths in CSS pixels. */
export const sizes = {
  hairline: 1,
  focusRing: 2,
  radius: 4,
  radiusLarge: 6,
  radiusRound: 999,
  control: 32,
  controlSmall: 28,
  row: 36,
  rowRoomy: 40,
  header: 34,
  selectColumn: 48,
  bar: 48,
  nav: 184,
  navCollapsed: 52,
  status: 26,
  icon: 18,
  iconSmall: 16,
  iconLarge: 20,
  sidePanel: 360,
  recordSide: 272,
  drawer: 460,
  dialog: 480,
  dialogWide: 720,
  formColumn: 320,
  formWidth: 1120,
  formAside: 176,
  searchWidth: 380,
  readingWidth: 720,
  toastWidth: 420,
  chip: 22,
  figure: 150,
  figureRow: 66,
  paper: 794,
  paperMargin: 88,
  chart: 280,
  outline: 248,
} as const;

/** Type sizes in CSS pixels. */
export const fontSizes = {
  small: 12,
  grid: 13,
  body: 14,
  section: 15,
  title: 18,
  figure: 24,
  clock: 30,
} as const;

export const fontWeights = { regular: 400, medium: 500, strong: 600 } as const;

/** Durations in milliseconds; nothing moves longer than 150 ms, and nothing says something by moving alone. */
export const durations = { quick: 80, calm: 140 } as const;

/** Stacking order; a toast is above a dialog because it may carry the undo of what the dialog did. */
export const layers = {
  sticky: 2,
  nav: 10,
  bar: 20,
  stage: 1100,
  drawer: 1200,
  dialog: 1300,
  toast: 1400,
} as const;

/** Widths, in CSS pixels, at which the layout changes. */
export const breakpoints = { narrow: 900, wide: 1200 } as const;

export const fonts = {
  ui: '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  mono: '"Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

/** The one elevation: things that float over the page. Surfaces on the page are told apart by hairlines. */
export const floatShadow: Readonly<Record<ThemeMode, string>> = {
  light: '0 4px 16px rgba(22, 38, 62, 0.16)',
  dark: '0 4px 16px rgba(0, 0, 0, 0.5)',
};
