import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { readRelationships } from '../../db/documents/docx/relationships';
import { extractDocument } from '../../db/documents/extract-text';
import type { FormDefinition } from '../../db/documents/forms/definition';
import { fillForm, piecesOf, starterForm } from '../../db/documents/forms/pack/fill';
import { FORM_KINDS, findFormKind } from '../../db/documents/forms/pack/index';
import type { FormKind, LayoutBlock, LayoutCell } from '../../db/documents/forms/pack/kind';
import { renderFormDocx } from '../../db/documents/forms/render-docx';
import { renderFormHtml } from '../../db/documents/forms/render-html';
import { DEFAULT_LIMITS } from '../../db/documents/types';
import { openArchive } from '../../db/documents/zip-reader';
import { emptyValues, longestValues } from '../builders/form-values';

const kinds = FORM_KINDS.map((kind) => [kind.name, kind] as const);

/** Words without blanks, as a person would compare two papers. */
const words = (text: string) => text.replace(/\s+/g, '');

/** Fails on anything that is not well-formed XML; answers the text. */
function parse(xml: string): string {
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('text', (text) => void texts.push(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return texts.join('');
}

/** Opens the package as a strict reader does: every part well formed, every relationship leads somewhere, all types named. */
async function strictly(form: FormDefinition): Promise<string> {
  const bytes = await renderFormDocx(form);
  const archive = await openArchive(bytes, DEFAULT_LIMITS);
  expect(archive.suspicions).toEqual([]);
  const types = new TextDecoder().decode(await archive.read('[Content_Types].xml'));
  for (const name of archive.names) {
    if (/\.(xml|rels)$/.test(name)) parse(new TextDecoder().decode(await archive.read(name)));
    const extension = name.slice(name.lastIndexOf('.') + 1);
    expect(types.includes(`PartName="/${name}"`) || types.includes(`Extension="${extension}"`), name).toBe(
      true,
    );
    if (!name.endsWith('.rels')) continue;
    const part = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    for (const link of await readRelationships(archive, part, 50))
      expect(link.external || archive.has(link.target), `${part} → ${link.target}`).toBe(true);
  }
  const read = await extractDocument(bytes, 'form.docx');
  expect(read).toMatchObject({ state: 'ok', kind: 'docx', warnings: [] });
  return read.text;
}

/** Slots laid out, with the list they stand in. */
function laidOut(kind: FormKind): Set<string> {
  const found = new Set<string>();
  const line = (text: string, list: string | null) => {
    for (const piece of piecesOf(text))
      if (typeof piece !== 'string') {
        const ofList = kind.lists.find(
          ({ name, slots }) => name === list && slots.some((slot) => slot.name === piece.slot),
        );
        found.add(ofList ? `${ofList.name}.${piece.slot}` : piece.slot);
      }
  };
  const cellOf = (cell: LayoutCell, list: string | null) => {
    for (const each of cell.lines) typeof each === 'string' ? line(each, list) : line(each.line, each.each);
    if (cell.seal) {
      line(cell.seal.by, null);
      line(cell.seal.day, null);
    }
  };
  const block = (of: LayoutBlock) => {
    if (of.kind === 'table')
      for (const row of of.rows)
        for (const cell of 'each' in row ? row.cells : row) cellOf(cell, 'each' in row ? row.each : null);
    else if (of.kind === 'seal') {
      line(of.by, null);
      line(of.day, null);
    } else typeof of.line === 'string' ? line(of.line, null) : line(of.line.line, of.line.each);
  };
  kind.blocks.forEach(block);
  return found;
}

describe.each(kinds)('%s', (_name, kind) => {
  const declared = [
    ...kind.slots.map(({ name }) => name),
    ...kind.lists.flatMap(({ name, slots }) => slots.map((slot) => `${name}.${slot.name}`)),
  ];

  it('lays out every value it declares, and no other', () => {
    expect([...laidOut(kind)].sort()).toEqual([...new Set(declared)].sort());
    expect(new Set(declared).size).toBe(declared.length);
    for (const slot of [...kind.slots, ...kind.lists.flatMap(({ slots }) => slots)])
      expect(slot.from).not.toBe('');
  });

  it('has a sample for each of them', () => {
    expect(Object.keys(kind.sample.text).filter((name) => !declared.includes(name))).toEqual([]);
    expect(kind.slots.filter(({ name }) => !(name in kind.sample.text))).toEqual([]);
    for (const list of kind.lists)
      for (const row of kind.sample.lists[list.name] ?? [])
        expect(Object.keys(row).sort()).toEqual(list.slots.map(({ name }) => name).sort());
  });

  it.each([
    ['nothing', emptyValues(kind)],
    ['a sample', kind.sample],
    ['the longest values', longestValues(kind)],
  ] as const)('makes a sound .docx and the same page of %s', async (_case, values) => {
    const form = fillForm(kind, values);
    const text = await strictly(form);
    const html = renderFormHtml(form);
    expect(html).not.toMatch(/ style=|<script|\{[^}]*\}/);
    expect(words(parse(html))).toBe(words(text));
    for (const row of Object.values(values.lists)) if (row.length === 60) expect(text).toContain('60');
    expect(text).not.toContain('{');
  });

  it('leaves lines to be filled in by hand where a fact is missing', async () => {
    const html = renderFormHtml(fillForm(kind, emptyValues(kind)));
    const blanks = kind.blocks.some((block) => /\|\d+\}/.test(JSON.stringify(block)));
    expect(html.includes('form-blank')).toBe(blanks);
    expect(html).not.toContain('null');
  });

  it('can be handed out as a template to begin with', async () => {
    const text = await strictly(starterForm(kind));
    for (const { name } of kind.slots) expect(text).toContain(`{${name}}`);
    for (const { name } of kind.lists) {
      expect(text).toContain(`{#${name}}`);
      expect(text).toContain(`{/${name}}`);
    }
  });
});

it('has every form of the filing desk once', () => {
  expect(FORM_KINDS.map(({ name }) => name)).toEqual([
    '备案申报表',
    '材料接收凭证',
    '一次性补正告知书',
    '不予备案告知书',
    '备案登记表',
    '视为备案通知书',
    '移送函',
    '抄送函',
    '备案登记台账',
    '档案目录',
    '归档清单',
    '催报函',
    '责令限期改正通知书',
    '检查记录表',
    '评审邀请函',
    '评审专家签到表',
    '评审表决记录',
    '评审意见表',
    '评审纪要',
    '评审意见修改情况说明',
    '应急调用令',
    '应急征用决定书',
    '物资装备交接清单',
    '物资装备归还清单',
    '调用征用补偿核定表',
  ]);
  expect(new Set(FORM_KINDS.map(({ id }) => id)).size).toBe(FORM_KINDS.length);
  expect(findFormKind('filing-certificate')?.name).toBe('备案登记表');
  expect(findFormKind('constructor')).toBeNull();
});
