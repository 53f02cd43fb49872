import { describe, expect, it } from 'vitest';
import { recognisePlanKind } from '../../../db/domain/plan/kinds';

describe('recognisePlanKind', () => {
  it.each([
    ['综合', 'comprehensive'],
    ['综合预案', 'comprehensive'],
    ['综合应急救援预案', 'comprehensive'],
    ['示例公司生产安全事故综合应急预案', 'comprehensive'],
    ['专项', 'special'],
    ['专项应急预案', 'special'],
    ['火灾爆炸事故专项应急预案', 'special'],
    ['处置方案', 'onsite'],
    ['现场方案', 'onsite'],
    ['现场处置', 'onsite'],
    ['现场', 'onsite'],
    ['突发事件现场', null],
    ['现 场 处置方案', 'onsite'],
    ['综合车间现场处置方案', 'onsite'],
    ['突发环境事件应急预案', null],
    ['', null],
  ])('%s is %s', (text, kind) => {
    expect(recognisePlanKind(text)).toBe(kind);
  });
});
