/**
 * The look of official papers after GB/T 9704: A4, margins 37 mm above, 35 below, 28 left, 26 right; 小标宋 titles in
 * 二号, 仿宋 text in 三号 on lines of 28 points, 黑体 heads; page number in 四号 outside, between dashes.
 */
export const PAGE = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;

/** Forms that are mostly a table cannot afford the full upper margin; the sideways page turns the margins along. */
export const LANDSCAPE_PAGE = { width: 297, height: 210, top: 28, bottom: 26, left: 35, right: 35 } as const;

/** A sheet of cards to be cut: what printers cannot reach is left free. Millimetres. */
export const WALLET_PAGE = { width: 297, height: 210, top: 5, bottom: 5, left: 5, right: 5 } as const;

/** Height of a row of wallet cards in millimetres: two rows and what Word adds below a table fill the sheet. */
export const WALLET_ROW = 97;

/** The page number's baseline lies this far below the text. Millimetres. */
export const PAGE_NUMBER_DROP = 7;

/** Type sizes in points by their Chinese names. */
export const SIZE = { 二号: 22, 三号: 16, 四号: 14, 小四: 12, 五号: 10.5, 小五: 9, 六号: 7.5 } as const;

/** Line pitch of running text in points: 22 lines fill a page. */
export const LINE_PITCH = 28;

/**
 * Fonts by role. `name` is the one the standard asks for; the others stand in for it where it is not installed,
 * first those of Windows, then of WPS and Linux. Only names are written into files, no font is shipped.
 */
export const FONTS = {
  title: {
    name: '方正小标宋简体',
    fallbacks: ['小标宋', '华文中宋', 'STZhongsong', '宋体', 'SimSun', 'Noto Serif CJK SC'],
  },
  body: {
    name: '仿宋_GB2312',
    fallbacks: ['仿宋', 'FangSong', '华文仿宋', 'STFangsong', 'Noto Serif CJK SC'],
  },
  head: { name: '黑体', fallbacks: ['SimHei', '微软雅黑', 'Microsoft YaHei', 'Noto Sans CJK SC'] },
  number: { name: '宋体', fallbacks: ['SimSun', 'Noto Serif CJK SC'] },
} as const;

/** Digits and Latin letters. */
export const LATIN_FONT = 'Times New Roman';

/** Millimetres to twentieths of a point, the unit of Word. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

/** Colours of marked words, dark enough to be read in grey. */
export const MARK_COLOUR = { removed: '9c1c1c', added: '1f4f8f' } as const;
