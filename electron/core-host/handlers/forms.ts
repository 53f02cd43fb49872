import { readFile } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import type { ReadDb } from '../../../db/connection';
import type { FormDefinition } from '../../../db/documents/forms/definition';
import { fillForm, starterForm } from '../../../db/documents/forms/pack/fill';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { PlanDeskError } from '../../../db/domain/errors';
import type { Law } from '../../../db/law';
import { writeWhole } from '../../../db/ledgers/workbook/write-whole';
import { caseForm } from '../../../db/services/filing/case-forms';
import { locatePaper } from '../../../db/services/filing/case-papers';
import { writeForm } from '../../../db/services/filing/write-form';
import { type CaseLetter, caseLetter } from '../../../db/services/forms/case-letters';
import { formKind, readFormPack } from '../../../db/services/forms/form-pack';
import {
  adoptTemplate,
  chooseTemplate,
  ownLayout,
  templateDocument,
} from '../../../db/services/forms/own-template';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { layOut, layOutPaperSet, layOutStored } from '../papers';
import { templateRefused } from '../tasks/form-templates';
import { TEMPLATE_LIMITS } from '../template-limits';
import { writeOfficeForms } from '../write-office-form';

async function pageOf(form: FormDefinition) {
  const { renderFormPage } = await import('../../../db/documents/forms/render-html');
  return { html: renderFormPage(form), title: form.title.replaceAll('\n', '') };
}

const letterOf = (
  db: ReadDb,
  law: Law,
  today: string,
  { caseId, form, noticeId }: { caseId: string; form: CaseLetter; noticeId?: string | undefined },
) => caseLetter(db, law, asCivilDate(today), caseId, form, noticeId ?? null);

export const forms: Handlers<Contract>['forms'] = {
  pack: ({ read }) => {
    const { version, forms: kinds } = readFormPack(read);
    return {
      version,
      forms: kinds.map((kind) => ({
        ...kind,
        slots: kind.slots.map(({ name, list, by, from }) => ({ name, list, by, from })),
        lists: [...kind.lists],
        templates: [...kind.templates],
      })),
    };
  },
  sample: (_context, input) => {
    const kind = formKind(input.form);
    return pageOf(fillForm(kind, kind.sample));
  },
  starter: async ({ host, core, auditIn }, input) => {
    const kind = formKind(input.form);
    const file = host.grants.path(input.file);
    await writeForm(starterForm(kind), file);
    await core.transaction((db) =>
      auditIn(db, 'form_template', null, { form: kind.name, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
  check: async ({ host, signal }, input) => {
    const path = host.grants.path(input.file);
    const { packed: _packed, ...checked } = await host.tasks.run(
      'check-form-template',
      { path, fileName: basename(path), form: input.form },
      { ...TEMPLATE_LIMITS, signal },
    );
    return checked;
  },
  adopt: async ({ host, core, signal, depsFor, auditIn }, input) => {
    const path = host.grants.path(input.file);
    const fileName = basename(path);
    const { packed, problems } = await host.tasks.run(
      'check-form-template',
      { path, fileName, form: input.form },
      { ...TEMPLATE_LIMITS, signal },
    );
    if (packed === null) throw templateRefused(problems);
    return core.transaction((db) => {
      const deps = depsFor(db);
      const adopted = adoptTemplate(deps, { form: input.form, fileName, packed });
      auditIn(db, 'form_template', null, { form: formKind(input.form).name, fileName, ...adopted });
      return adopted;
    });
  },
  choose: ({ deps, audit }, input) => {
    chooseTemplate(deps, input);
    audit('form_template', null, { form: formKind(input.form).name, number: input.number });
    return {};
  },
  tryOut: async ({ host, core, signal }, input) => {
    const { ticket, folder } = host.views.newFolder();
    const { from, form } = input;
    try {
      const chosen = 'file' in from ? host.grants.path(from.file) : null;
      const source =
        chosen === null
          ? {
              database: core.file,
              sha256: templateDocument(core.read, form, 'number' in from ? from.number : 0).sha256,
            }
          : { path: chosen, fileName: basename(chosen) };
      const { size } = await host.tasks.run(
        'try-form-template',
        { source, form, folder },
        { ...TEMPLATE_LIMITS, signal },
      );
      host.views.keep(ticket, { ticket, show: 'blocks', reason: null, size });
      return { ticket, size };
    } catch (error) {
      host.views.discard(folder);
      throw error;
    }
  },
  layOut: ({ host, progress, signal }, { title, html }) =>
    layOut(host, title, html, { entity: 'forms', id: null }, { progress, signal }),
  layOutCase: async ({ host, core, progress, signal, auditIn }, input) => {
    const { caseId } = input;
    const form = caseForm(core.read, core.law, core.clock.today(), caseId, input.form, { fullPhones: true });
    const { html, title } = await pageOf(form);
    const of = { entity: 'filing_case', id: caseId };
    const paper = await layOut(host, title, html, of, { progress, signal });
    await core.transaction((db) => auditIn(db, of.entity, of.id, { form: input.form, title }));
    return paper;
  },
  layOutPaper: async ({ host, core, progress, signal, auditIn }, { documentId }) => {
    const { sha256, fileName } = locatePaper(core.read, documentId);
    const title = parse(fileName).name;
    const of = { entity: 'filing_document', id: documentId };
    const paper = await layOutStored(host, core, { title, sha256, fileName }, of, { progress, signal });
    await core.transaction((db) => auditIn(db, of.entity, of.id, { title }));
    return paper;
  },
  paperSet: async ({ host, core, progress, signal, auditIn }, input) => {
    const set = await layOutPaperSet(host, core, input.caseId, { progress, signal });
    await core.transaction((db) =>
      auditIn(db, 'filing_case', input.caseId, { title: set.title, pages: set.pages }),
    );
    return set;
  },
  savePdf: async ({ host, core, auditIn }, input) => {
    const file = host.grants.path(input.file);
    const folder = host.views.folderOf(input.ticket);
    const paper = host.papers.get(input.ticket);
    if (folder === null || !paper)
      throw new PlanDeskError('PAPER_EXPIRED', '这份排好的页面已经失效，请关闭后重新打开预览。', {});
    await writeWhole(await readFile(join(folder, 'original')), file);
    await core.transaction((db) =>
      auditIn(db, paper.entity, paper.id, { title: paper.title, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
  letter: async ({ read, core }, input) => {
    const letter = letterOf(read, core.law, core.clock.today(), input);
    return { ...(await pageOf(letter)), ownLayout: ownLayout(read, [letter]) !== null };
  },
  exportLetter: async ({ host, core, auditIn }, input) => {
    const file = host.grants.path(input.file);
    const letter = letterOf(core.read, core.law, core.clock.today(), input);
    await writeOfficeForms(host, core, [letter], file);
    await core.transaction((db) =>
      auditIn(db, 'filing_case', input.caseId, { form: input.form, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
};
