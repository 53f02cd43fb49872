import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOn, movedBox } from '../../../renderer/features/marking/box-keys';
import { deskKeyOf, deskKeys } from '../../../renderer/features/marking/desk-keys';
import { longer, shorter, toSentences } from '../../../renderer/features/marking/stretch';

const text = '5.4 应急结束\n险情排除后，由总指挥宣布结束。人员返回岗位！\n6 后期处置';
const at = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
const said = ({ from, to }: { from: number; to: number }) => text.slice(from, to);

describe('the stretch that is marked', () => {
  it('of a passage found by one word is its sentence', () => {
    expect(said(toSentences(text, at('总指挥')))).toBe('险情排除后，由总指挥宣布结束。');
    expect(said(toSentences(text, at('返回')))).toBe('人员返回岗位！');
    expect(said(toSentences(text, at('应急结束')))).toBe('5.4 应急结束');
  });

  it('grows and shrinks by sentences, the first one stays', () => {
    const heading = at('5.4 应急结束');
    const one = longer(text, heading);
    expect(said(one)).toBe('5.4 应急结束\n险情排除后，由总指挥宣布结束。');
    const two = longer(text, one);
    expect(said(two)).toBe('5.4 应急结束\n险情排除后，由总指挥宣布结束。人员返回岗位！');
    expect(shorter(text, two)).toEqual(one);
    expect(shorter(text, one)).toEqual(heading);
    expect(shorter(text, heading)).toEqual(heading);
  });

  it('never leaves the text and never becomes empty', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[甲乙。！\n ]{2,40}$/),
        fc.nat(40),
        fc.array(fc.constantFrom(longer, shorter, toSentences), { maxLength: 8 }),
        (words, start, steps) => {
          const from = Math.min(start, words.length - 1);
          let place = { from, to: from + 1 };
          for (const step of steps) {
            place = step(words, place);
            expect(place.from).toBeGreaterThanOrEqual(0);
            expect(place.to).toBeLessThanOrEqual(words.length);
            expect(place.to).toBeGreaterThan(place.from);
          }
        },
      ),
    );
  });
});

describe('the keys of the desk', () => {
  it('mean one thing each', () => {
    const keys = deskKeys.flatMap((each) => each.keys as readonly string[]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(deskKeyOf('3')).toEqual({ id: 'verdict', digit: 3 });
    expect(deskKeyOf('J')).toEqual({ id: 'next', digit: 0 });
    expect(deskKeyOf('Ctrl+F')).toBeNull();
  });
});

describe('a box that is drawn by keys', () => {
  it('moves and grows inside its page alone', () => {
    const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight');
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 120 }), (presses) => {
        let box = boxOn(3);
        for (const [key, shift] of presses) box = movedBox(box, key, shift) ?? box;
        expect(box.page).toBe(3);
        for (const [at, size] of [
          [box.x, box.width],
          [box.y, box.height],
        ] as const) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(size).toBeGreaterThan(0);
          expect(at + size).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
    expect(movedBox(boxOn(1), 'j', false)).toBeNull();
  });
});
