import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../../db/domain/review/codes';
import {
  type AnsweredItem,
  handInBlockers,
  progressOf,
  verdictBlockers,
} from '../../../db/domain/review/verdicts';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const { verdicts: rules } = loadLaw(resourcesFolder).reviewChecklists;
const answer = (over: Partial<AnsweredItem>): AnsweredItem => ({
  verdict: null,
  reason: '',
  places: 0,
  search: null,
  ...over,
});
const codes = (over: Partial<AnsweredItem>) => verdictBlockers(rules, answer(over)).map(({ code }) => code);
const search = { found: 0, setAside: 0, current: true, leafed: true };

describe('what a verdict takes', () => {
  it.each<[string, Partial<AnsweredItem>, string[]]>([
    ['nothing decided', {}, []],
    ['符合 stands alone', { verdict: 'fit' }, []],
    ['由综合预案覆盖 stands alone', { verdict: 'covered' }, []],
    ['不涉及 without saying why', { verdict: 'not-applicable' }, ['REASON_MISSING']],
    ['基本符合 without an amendment', { verdict: 'mostly', reason: '  ' }, ['REASON_MISSING']],
    ['基本符合 with one', { verdict: 'mostly', reason: '补充备用电话' }, []],
    ['不符合 bare', { verdict: 'unfit' }, ['REASON_MISSING', 'PLACE_MISSING']],
    ['不符合 with a quoted place', { verdict: 'unfit', reason: '重写', places: 1 }, []],
    ['不符合 after a search that found nothing', { verdict: 'unfit', reason: '补写', search }, []],
    [
      '不符合 after a search of another text',
      { verdict: 'unfit', reason: '补写', search: { ...search, current: false } },
      ['SEARCH_OUTDATED'],
    ],
    [
      'a scan that nobody leafed through',
      { verdict: 'unfit', reason: '补写', search: { ...search, leafed: false } },
      ['SEARCH_UNREAD'],
    ],
    [
      '缺项 claimed although places were found',
      { verdict: 'unfit', reason: '补写', search: { ...search, found: 3, setAside: 2 } },
      ['PASSAGES_FOUND'],
    ],
    [
      'every place looked at and set aside',
      { verdict: 'unfit', reason: '补写', search: { ...search, found: 3, setAside: 3 } },
      [],
    ],
    [
      'one of the places quoted instead',
      { verdict: 'unfit', reason: '重写', places: 1, search: { ...search, found: 3 } },
      [],
    ],
  ])('%s', (_name, over, expected) => expect(codes(over)).toEqual(expected));
});

const answers = fc.record({
  verdict: fc.constantFrom(null, ...VERDICTS),
  reason: fc.constantFrom('', '请补充'),
  places: fc.nat(2),
  search: fc.constantFrom(null, search, { ...search, found: 1 }),
});

describe('progress', () => {
  it('adds up, and hands in only what is whole', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 12 }), (given) => {
        const items = given.map((_answer, at) => ({ id: `C${at}`, key: at % 2 === 0 }));
        const byId = new Map(given.map((each, at) => [`C${at}`, each]));
        const progress = progressOf(rules, items, byId);
        expect(progress.total).toBe(given.length);
        expect(progress.decided).toBe(given.filter(({ verdict }) => verdict !== null).length);
        expect(progress.unfitKeys).toEqual(
          items.filter(({ id, key }) => key && byId.get(id)?.verdict === 'unfit').map(({ id }) => id),
        );
        const whole = given.every(
          (each) => each.verdict !== null && verdictBlockers(rules, each).length === 0,
        );
        expect(
          handInBlockers(progress, { text: '同意修改后通过', vote: 'for', noInterest: true }).length === 0,
        ).toBe(whole);
      }),
    );
  });

  it('says everything that is missing at once', () => {
    const progress = progressOf(
      rules,
      [
        { id: 'C1.1', key: false },
        { id: 'C1.3', key: true },
      ],
      new Map([['C1.3', answer({ verdict: 'unfit' })]]),
    );
    expect(progress.unfitKeys).toEqual(['C1.3']);
    expect(
      handInBlockers(progress, { text: ' ', vote: null, noInterest: false }).map(({ code }) => code),
    ).toEqual(['ITEMS_UNDECIDED', 'ITEMS_INCOMPLETE', 'OPINION_MISSING', 'INTEREST_OPEN', 'VOTE_MISSING']);
  });
});
