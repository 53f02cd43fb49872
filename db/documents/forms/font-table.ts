import { FONTS, LATIN_FONT } from './typography';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * Content of word/fontTable.xml: tells Word and WPS which fonts may stand in for those the standard asks for. Without
 * it a PC that lacks 仿宋_GB2312 would pick a sans-serif face.
 */
export function fontTableXml(): string {
  const chinese = Object.values(FONTS).map(
    ({ name, fallbacks }) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallbacks.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  );
  const latin = `<w:font w:name="${LATIN_FONT}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${W}">${chinese.join('')}${latin}</w:fonts>`;
}
