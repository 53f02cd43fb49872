import { z } from 'zod';

const words = z.string().trim().max(4000).nullable();

/** The form of an assessment as it is filled in: the group as lines, a point without result is not assessed yet. */
export const assessmentDetailsForm = z.object({
  members: words,
  basis: words,
  methods: z.array(z.string()),
  items: z.array(
    z.object({
      id: z.string(),
      result: z.enum(['fits', 'wanting', 'not-applicable']).nullable(),
      finding: words,
      advice: words,
    }),
  ),
});
export type AssessmentEntry = z.input<typeof assessmentDetailsForm>;

interface Member {
  readonly name: string;
  readonly duty: string;
}

/** One person a line: the name, a blank, unit and post. */
export function membersOf(text: string): Member[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...duty] = line.split(/\s+/u);
      return { name: name.slice(0, 200), duty: duty.join(' ').slice(0, 200) };
    });
}

/** The same, to be edited again. */
export function membersText(members: readonly Member[]): string {
  return members.map(({ name, duty }) => `${name} ${duty}`.trim()).join('\n');
}
