import { describe, expect, it } from 'vitest';
import { type DesignInject, designFindings } from '../../../db/domain/drill/design';
import { rankTemplates, sectionFor } from '../../../db/domain/drill/templates';
import { loadLaw } from '../../../db/law';
import { drillTemplatesSchema } from '../../../db/law/drill-templates';
import { resourcesFolder } from '../../builders/database';

const law = loadLaw(resourcesFolder);
const { templates, commonRoles } = law.drillTemplates;

describe('the templates that are shipped', () => {
  it('pass their own schema, which refuses an inject beyond the end', () => {
    const pack = drillTemplatesSchema.parse(law.drillTemplates);
    const [first] = pack.templates;
    const late = { ...pack, templates: [{ ...first, minutes: 20 }] };
    expect(drillTemplatesSchema.safeParse(late).success).toBe(false);
  });

  it('name kinds of accident and categories that the program knows', () => {
    const kinds = new Set(law.accidentKinds.kinds.map(({ name }) => name));
    const labels = new Set(law.supervisionCategories.categories.map(({ name }) => name));
    for (const { id, accidentKind, industries } of templates) {
      expect(kinds.has(accidentKind), `${id}: ${accidentKind}`).toBe(true);
      expect(
        industries.filter((industry) => !labels.has(industry)),
        id,
      ).toEqual([]);
    }
  });

  it.each(templates.map((template) => [template.title, template] as const))(
    '%s makes a sound design, in action and at the table',
    (_title, template) => {
      const injects = template.injects.map(
        (told, at): DesignInject => ({
          id: `i${at}`,
          number: at + 1,
          atMinute: told.at,
          fromWhom: told.from,
          toWhom: told.to,
          channel: told.channel,
          text: told.text,
          question: told.question,
          expectedAction: told.expect,
          expectedMinutes: told.within,
          evaluator: null,
          objectiveId: told.objective,
        }),
      );
      const objectives = template.objectives.map(({ key, text, standard }) => ({ id: key, text, standard }));
      for (const form of ['action', 'tabletop'] as const)
        expect(
          designFindings({ form, durationMinutes: template.minutes, objectives, injects, evaluators: [] }),
        ).toEqual([]);
    },
  );

  it('bring a director, controllers, evaluators and a safety officer', () => {
    expect(commonRoles.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['director', 'controller', 'evaluator', 'safety']),
    );
  });
});

describe('the template that is offered first', () => {
  const first = (told: Partial<Parameters<typeof rankTemplates>[1]>) =>
    rankTemplates(templates, { words: [], accidentKind: null, industries: [], ...told })[0];

  it.each([
    [{ words: ['液氨泄漏专项应急预案'] }, 'ammonia'],
    [{ words: ['有限空间作业现场处置方案'] }, 'confined-space'],
    [{ accidentKind: '透水' }, 'mine-flood'],
    [{ industries: ['学校'], words: ['秋季疏散演练'] }, 'school-evacuation'],
    [{ accidentKind: '火灾', industries: ['宾馆'] }, 'hotel-fire'],
  ])('for %o is %s', (told, id) => {
    expect(first(told)?.template.id).toBe(id);
    expect(first(told)?.fits).toBe(true);
  });

  it('fits nothing where nothing is known', () => {
    expect(first({})?.fits).toBe(false);
  });
});

describe('the section of a plan that an objective is tied to', () => {
  const headings = [
    { path: ['1 总则'] },
    { path: ['3 应急响应'] },
    { path: ['3 应急响应', '3.1 信息报告'] },
    { path: ['4 处置措施'] },
  ];
  it.each([
    [
      ['信息报告', '报告'],
      ['3 应急响应', '3.1 信息报告'],
    ],
    [['没有的词', '处置'], ['4 处置措施']],
    [['撤离'], null],
  ])('%o', (words, path) => {
    expect(sectionFor(headings, words)).toEqual(path);
  });
});
