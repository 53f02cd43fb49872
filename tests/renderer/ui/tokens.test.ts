import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { palettes, themeModes, tones } from '../../../renderer/ui/tokens';
import { tokensCss } from '../../../renderer/ui/tokens-css';

const rendererRoot = join(import.meta.dirname, '../../../renderer');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** WCAG 2 contrast of two #rrggbb colours, 1 to 21. */
function contrast(one: string, two: string): number {
  const luminance = (hex: string) => {
    const channel = (at: number) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  };
  const [light, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('design tokens', () => {
  it('prints the style sheet that is checked in', async () => {
    await expect(tokensCss()).toMatchFileSnapshot(join(rendererRoot, 'ui/tokens.css'));
  });

  it.each(themeModes)('keeps text readable in %s', (mode) => {
    const p = palettes[mode];
    const pairs: [string, string, string][] = [];
    for (const tone of tones) {
      for (const surface of ['panel', 'app', 'sunken'] as const) {
        pairs.push([`${tone} on ${surface}`, p.tone[tone].fg, p.surface[surface]]);
      }
      pairs.push([`${tone} on its ground`, p.tone[tone].fg, p.tone[tone].bg]);
    }
    for (const surface of ['panel', 'app', 'sunken', 'nav', 'raised'] as const) {
      pairs.push([`body on ${surface}`, p.text.body, p.surface[surface]]);
      pairs.push([`muted on ${surface}`, p.text.muted, p.surface[surface]]);
      pairs.push([`link on ${surface}`, p.text.link, p.surface[surface]]);
    }
    for (const row of ['hover', 'selected', 'active'] as const) {
      pairs.push([`muted on row ${row}`, p.text.muted, p.row[row]]);
    }
    pairs.push(['bar', p.text.onBar, p.surface.bar], ['bar, muted', p.text.onBarMuted, p.surface.bar]);
    pairs.push(['bar field', p.text.onBarMuted, p.surface.barField], ['mark', p.text.body, p.surface.mark]);
    pairs.push(['brand', p.brand.on, p.brand.main], ['brand soft', p.brand.main, p.brand.soft]);
    pairs.push(['accent', p.accent.on, p.accent.main], ['danger', p.danger.on, p.danger.main]);
    const weak = pairs
      .filter(([, ink, ground]) => contrast(ink, ground) < 4.5)
      .map(([name, ink, ground]) => [name, contrast(ink, ground)]);
    expect(weak).toEqual([]);
    expect(contrast(p.line.focus, p.surface.panel)).toBeGreaterThanOrEqual(3);
    for (const colour of p.chart) expect(contrast(colour, p.surface.panel)).toBeGreaterThanOrEqual(3);
  });

  it('is the only place with colours and lengths', () => {
    const offenders = files(rendererRoot)
      .filter((file) => /\.(tsx?|css)$/.test(file) && !/ui\/tokens(-css)?\.(ts|css)$/.test(file))
      .flatMap((file) => {
        // Custom properties are not allowed in a media or container condition, so those lines keep their number.
        const text = readFileSync(file, 'utf8')
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/^\s*(\/\/|@media|@container).*$/gm, '');
        const found = text.match(/#[0-9a-fA-F]{3,8}\b|\brgba?\(|\b\d+(\.\d+)?px\b/g) ?? [];
        return found.length > 0 ? [`${relative(rendererRoot, file)}: ${found.join(' ')}`] : [];
      });
    expect(offenders).toEqual([]);
  });

  it('defines every variable the style sheets name', () => {
    const defined = new Set(tokensCss().match(/--[a-z0-9_-]+(?=:)/g));
    // pdf.js sizes and turns the words of a page through these.
    for (const name of ['total-scale-factor', 'min-font-size', 'text-scale-factor', 'min-font-size-inv'])
      defined.add(`--${name}`);
    for (const name of ['font-height', 'scale-x', 'rotate']) defined.add(`--${name}`);
    const unknown = files(rendererRoot)
      .filter((file) => /\.(css|tsx?)$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8');
        const local = new Set(text.match(/--local-[a-z-]+/g));
        return [...text.matchAll(/var\((--[a-z0-9_-]+)/g)]
          .map((match) => match[1] as string)
          .filter((name) => !defined.has(name) && !local.has(name) && !name.startsWith('--local-'))
          .map((name) => `${relative(rendererRoot, file)}: ${name}`);
      });
    expect(unknown).toEqual([]);
  });
});
