const CHINESE = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** A number as a numbering format of WordprocessingML (`w:numFmt`) writes it; unknown formats count in digits. */
export function numeral(value: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(value);
    case 'chineseLegalSimplified':
      return chinese(value).replace(
        /[一二三四五六七八九十百]/g,
        (digit) => '壹贰叁肆伍陆柒捌玖拾佰'['一二三四五六七八九十百'.indexOf(digit)] ?? digit,
      );
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperLetter':
      return letter(value);
    case 'lowerLetter':
      return letter(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    default:
      return String(value);
  }
}

/** 1 一, 10 十, 12 十二, 20 二十, 105 一百〇五; beyond 999 in digits. */
function chinese(value: number): string {
  if (value < 0 || value > 999) return String(value);
  if (value < 10) return CHINESE[value] ?? '';
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds > 0 ? `${CHINESE[hundreds]}百` : '';
  const middle =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '〇'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : CHINESE[tens]}十`;
  return head + middle + (ones > 0 ? CHINESE[ones] : '');
}

function letter(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth && text.length < 30) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
