import { fontSizes, fonts, palettes, type ThemeMode } from './tokens';

/** What a chart is painted with, in the theme that is shown. */
export interface ChartColours {
  readonly text: string;
  readonly muted: string;
  readonly hair: string;
  readonly panel: string;
  readonly series: readonly string[];
  /** Ground and text of judgements, for cells of a heat map. */
  readonly tone: (typeof palettes)[ThemeMode]['tone'];
}

/** Colours of a theme; on paper and in saved pictures the light ones serve. */
export function chartColours(theme: ThemeMode): ChartColours {
  const { text, line, surface, tone, chart } = palettes[theme];
  return {
    text: text.body,
    muted: text.muted,
    hair: line.hair,
    panel: surface.panel,
    series: chart,
    tone,
  };
}

/** What every chart has in common: fonts, lines, hints without markup, no motion. */
export function commonOption(colours: ChartColours) {
  return {
    animation: false,
    color: [...colours.series],
    textStyle: { fontFamily: fonts.ui, fontSize: fontSizes.small, color: colours.text },
    tooltip: {
      renderMode: 'richText',
      backgroundColor: colours.panel,
      borderColor: colours.hair,
      textStyle: { color: colours.text, fontSize: fontSizes.small },
    },
    legend: { top: 0, left: 0, textStyle: { color: colours.text }, inactiveColor: colours.muted },
  };
}

/** An axis with the program's lines and words. */
export function axisOf(colours: ChartColours) {
  return {
    axisLine: { lineStyle: { color: colours.hair } },
    axisTick: { show: false },
    axisLabel: { color: colours.muted },
    splitLine: { lineStyle: { color: colours.hair } },
  };
}
