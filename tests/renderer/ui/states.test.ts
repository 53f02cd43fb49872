import { describe, expect, it } from 'vitest';
import { ASSIGNMENT_STATES } from '../../../db/domain/review/codes';
import { REVIEW_STATES } from '../../../db/domain/review/review-state';
import { toneOf } from '../../../renderer/ui/states';

describe('tones of states', () => {
  it('tell an expert who has handed in from a filing that went back to its unit', () => {
    expect(toneOf('returned', 'assignment')).toBe('met');
    expect(toneOf('returned', 'filing')).toBe('soon');
  });

  it('tell a review that has met from a duty that is met', () => {
    expect(toneOf('met', 'review')).toBe('soon');
    expect(toneOf('met')).toBe('met');
  });

  it('are quiet for reviews and experts only where nothing goes on any more', () => {
    const quiet = (states: readonly string[], of: string) =>
      states.filter((state) => toneOf(state, of) === 'muted');
    expect(quiet(REVIEW_STATES, 'review')).toEqual(['void']);
    expect(quiet(ASSIGNMENT_STATES, 'assignment')).toEqual(['withdrawn']);
  });
});
