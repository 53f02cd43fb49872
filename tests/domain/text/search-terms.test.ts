import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../../db/domain/text/search-terms';

describe('what a person typed', () => {
  it.each([
    ['煤矿 水害', ['煤矿', '水害']],
    ['“液氨 罐区”', ['=液氨 罐区']],
    ['"液氨 罐区" 泄漏', ['=液氨 罐区', '泄漏']],
    ['泄漏「撤离　路线」检测', ['泄漏', '=撤离 路线', '检测']],
    ['『Ａ级』', ['=a级']],
    // Input methods give straight and curved quotes as they please.
    ['“液氨"罐区”', ['=液氨', '罐区']],
    ['液氨 “还没有', ['液氨', '=还没有']],
    ['煤矿 煤矿 “煤矿”', ['煤矿', '=煤矿']],
    ['“” 「，」 ，', []],
    ['', []],
  ])('%s', (typed, expected) => {
    expect(parseSearch(typed).map(({ text, exact }) => (exact ? `=${text}` : text))).toEqual(expected);
  });
});
