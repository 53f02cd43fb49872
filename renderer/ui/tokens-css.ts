import {
  floatShadow,
  fontSizes,
  fonts,
  fontWeights,
  layers,
  type Palette,
  palettes,
  sizes,
  spaceUnit,
  type ThemeMode,
  tones,
} from './tokens';

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function colourLines(palette: Palette, mode: ThemeMode): string[] {
  const lines = [`color-scheme: ${mode};`];
  for (const group of ['surface', 'text', 'line', 'brand', 'accent', 'danger', 'row'] as const) {
    for (const [name, value] of Object.entries(palette[group]))
      lines.push(`--${group}-${kebab(name)}: ${value};`);
  }
  for (const tone of tones) {
    for (const [part, value] of Object.entries(palette.tone[tone]))
      lines.push(`--tone-${tone}-${part}: ${value};`);
  }
  palette.chart.forEach((value, at) => {
    lines.push(`--chart-${at + 1}: ${value};`);
  });
  lines.push(`--shadow-float: ${floatShadow[mode]};`);
  return lines;
}

function scaleLines(): string[] {
  const lines = [`--font-ui: ${fonts.ui};`, `--font-mono: ${fonts.mono};`];
  for (const step of [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8]) {
    lines.push(`--space-${String(step).replace('.', '_')}: ${spaceUnit * step}px;`);
  }
  for (const [name, value] of Object.entries(sizes)) lines.push(`--size-${kebab(name)}: ${value}px;`);
  for (const [name, value] of Object.entries(fontSizes)) lines.push(`--text-size-${name}: ${value}px;`);
  for (const [name, value] of Object.entries(fontWeights)) lines.push(`--weight-${name}: ${value};`);
  for (const [name, value] of Object.entries(layers)) lines.push(`--layer-${name}: ${value};`);
  return lines;
}

function block(selector: string, lines: readonly string[], indent = ''): string {
  return `${indent}${selector} {\n${lines.map((line) => `${indent}  ${line}`).join('\n')}\n${indent}}\n`;
}

/**
 * The text of `tokens.css`. Dark applies by explicit choice (`data-theme`), and before the program has read that
 * choice by the system's preference, so a dark desktop never flashes white at start.
 */
export function tokensCss(): string {
  const dark = colourLines(palettes.dark, 'dark');
  return [
    '/* Printed from tokens.ts (npx vitest run tests/renderer/ui/tokens.test.ts -u). Change that file, not this one. */\n',
    block(':root', [...scaleLines(), ...colourLines(palettes.light, 'light')]),
    `@media (prefers-color-scheme: dark) {\n${block(':root:not([data-theme="light"])', dark, '  ')}}\n`,
    block(':root[data-theme="dark"]', dark),
  ].join('\n');
}
