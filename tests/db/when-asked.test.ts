import { describe, expect, it } from 'vitest';
import { whenAsked, withParts } from '../../db/law/when-asked';

describe('parts that are read when somebody asks for them', () => {
  it('are made once, whoever took them over asks first', () => {
    const made: string[] = [];
    const law = withParts({ year: 2026 }, whenAsked({ tables: () => made.push('tables') }));
    const desk = withParts(law, { year: 2027 });
    expect(made).toEqual([]);
    expect([desk.tables, law.tables, desk.tables]).toEqual([1, 1, 1]);
    expect([law.year, desk.year]).toEqual([2026, 2027]);
    expect({ ...desk }).toEqual({ year: 2027, tables: 1 });
    expect(made).toEqual(['tables']);
  });

  it('give way to what replaces them, unmade', () => {
    const law = whenAsked<{ tables: number }>({
      tables: () => {
        throw new Error('nobody asked');
      },
    });
    expect(withParts(law, { tables: 2 }).tables).toBe(2);
  });
});
